import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Count } from '../limits.ts'
import type { Counting } from './limits.ts'

type Shared = {
  name: string
  points: number
  seconds: number
  mostSources: number
  pool: Pool
  secret: string
}

/** Counts in PostgreSQL, for all servers of it together, under a keyed hash. */
export function countTogether({ name, points, seconds, mostSources, pool, secret }: Shared): Counting {
  const options = { keyPrefix: name, points, duration: seconds }
  const inMemory = new RateLimiterMemory(options)
  const known = new LRUCache<string, true>({
    max: mostSources,
    dispose: (_known, who) => void inMemory.delete(who),
  })
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'limit_count',
    tableCreated: true,
    // One of them sweeps for all.
    clearExpiredByTimeout: name === 'challenges',
    // Whoever is over the limit is not worth another question.
    inMemoryBlockOnConsumed: points,
    // While the database is away, each server counts for itself.
    insuranceLimiter: inMemory,
  })
  const hidden = (who: string) => {
    const key = createHmac('sha256', secret).update(who).digest('base64url')
    known.set(key, true)
    return key
  }
  const countOf = (result: RateLimiterRes, isOver: boolean): Count => ({
    used: result.consumedPoints,
    isOver,
    seconds: Math.ceil(result.msBeforeNext / 1000),
  })
  return {
    async count(who) {
      try {
        return countOf(await limiter.consume(hidden(who)), false)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return countOf(error, true)
      }
    },
    async look(who) {
      const result = await limiter.get(hidden(who))
      return result
        ? countOf(result, result.consumedPoints >= points)
        : { used: 0, isOver: false, seconds: 0 }
    },
  }
}
