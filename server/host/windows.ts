import { LRUCache } from 'lru-cache'
import type { Count } from '../http/limits.ts'

/** `ends`: milliseconds since 1970. `told`: what of `used` other servers know of. */
type Window = { used: number; ends: number; told: number }

export type Limit = { points: number; seconds: number }

/**
 * Counts uses in fixed periods that begin with the first one, of `mostSources` sources at once: the one that was seen least lately makes
 * room. No timers and no promises, as every request is counted.
 */
export function createWindows({ points, seconds, mostSources }: Limit & { mostSources: number }) {
  const windows = new LRUCache<string, Window>({ max: mostSources })
  const countOf = ({ used, ends }: Window, now: number, isOver: boolean): Count => ({
    used,
    isOver,
    seconds: Math.ceil((ends - now) / 1000),
  })
  function current(who: string, now: number): Window | undefined {
    const window = windows.get(who)
    // A clock that was set back must not hold anybody back for longer than a period.
    return window && window.ends > now && window.ends <= now + seconds * 1000 ? window : undefined
  }
  return {
    count(who: string): Count {
      const now = Date.now()
      let window = current(who, now)
      if (!window) windows.set(who, (window = { used: 0, ends: now + seconds * 1000, told: 0 }))
      window.used += 1
      return countOf(window, now, window.used > points)
    },
    look(who: string): Count {
      const now = Date.now()
      const window = current(who, now)
      return window ? countOf(window, now, window.used >= points) : { used: 0, isOver: false, seconds: 0 }
    },
    /** What runs for a source, to be changed by whoever counts elsewhere, too. */
    running: (who: string): Window | undefined => current(who, Date.now()),
    /** Of how many sources it knows. */
    get size() {
      return windows.size
    },
  }
}
