import { useSyncExternalStore } from 'react'
import { type Session, session } from './session.ts'

/** Who is reading, drawn anew whenever that changes, in this tab or another. */
export const useSession = (): Session => useSyncExternalStore(session.subscribe, session.get)
