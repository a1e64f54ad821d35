import { keptAt } from '../../contract/kept-copy.ts'
import { createListeners } from '../session/listeners.ts'

/**
 * Where what is on the screen comes from. `fine`: the server. `kept`: a copy that an earlier visit, or the build, left. `offline`: the same, and
 * the device has no network. `public-only`: the server, asked by nobody in particular, as the sign-in cannot be confirmed just now.
 */
export type Reachability = 'fine' | 'kept' | 'offline' | 'public-only'

let current: Reachability = 'fine'
const listeners = createListeners<[]>()

/** What the last answer came from. It is believed rather than the browser, which may know of no network and yet have one. */
export const reachability = {
  get: (): Reachability => current,
  /** As the server takes for granted that draws a page. */
  atFirst: (): Reachability => 'fine',
  note(next: Exclude<Reachability, 'offline'>) {
    set(next === 'kept' && !navigator.onLine ? 'offline' : next)
  },
  noteAnswer({ headers }: Response) {
    reachability.note(headers.has(keptAt) ? 'kept' : 'fine')
  },
  noteFailure() {
    if (!navigator.onLine) set('offline')
  },
  subscribe: listeners.add,
}

function set(next: Reachability) {
  if (next === current) return
  current = next
  listeners.tell()
}

/** Hears from the browser when the network goes and comes, until it is called off. */
export function watchNetwork() {
  const gone = () => set('offline')
  const come = () => current === 'offline' && set('fine')
  addEventListener('offline', gone)
  addEventListener('online', come)
  return () => {
    removeEventListener('offline', gone)
    removeEventListener('online', come)
  }
}
