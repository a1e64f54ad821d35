import { useSyncExternalStore } from 'react'
import { session } from './session.ts'
import { nobody, type Session } from './session-state.ts'

/** Who is reading, drawn anew whenever that changes, in this tab or another. */
export const useSession = (): Session => useSyncExternalStore(session.subscribe, session.get, () => nobody)
