import { hash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import type { VerifiedTokens } from '../access/tokens.ts'

/** No entry counts for longer, in milliseconds: a key that is withdrawn is not believed for much longer than without all this. */
const ceiling = 60_000
/** Of all tokens that are remembered at once, in characters; some thousands, however many there are. */
const most = 4_000_000

type Entry = { payload: JWTPayload; from: number; until: number }

/**
 * Remembers what tokens say that were verified a moment ago (decision 028): checking a signature costs more than all else that the API
 * does for an article. Kept under a hash, so that no token lies in memory for longer than its request.
 */
export function createVerifiedTokens(): VerifiedTokens {
  const entries = new LRUCache<string, Entry>({ maxSize: most })
  let generation = 0
  async function remember(key: string, size: number, time: number, verify: () => Promise<JWTPayload>) {
    const begun = generation
    const payload = await verify()
    const until = Math.min(Number(payload.exp) * 1000, time + ceiling)
    // Verified by keys that were replaced meanwhile, it counts this once.
    if (begun === generation && until > time) entries.set(key, { payload, from: time, until }, { size })
    return payload
  }
  return {
    through(header, now, verify) {
      const key = hash('sha256', header, 'base64')
      const time = now.getTime()
      const entry = entries.get(key)
      // A clock that was set back makes an entry one of the future.
      if (entry && entry.from <= time && time < entry.until) return entry.payload
      return remember(key, header.length, time, verify)
    },
    forget() {
      generation += 1
      entries.clear()
    },
  }
}
