import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Count } from '../http/limits.ts'
import type { Counting } from './limits.ts'
import type { Limit } from './windows.ts'

type Shared = Limit & {
  name: string
  mostSources: number
  pool: Pool
  hidden: (who: string) => string
}

/** Counts each use in PostgreSQL, for all servers of it together. */
export function countInDatabase({ name, points, seconds, mostSources, pool, hidden }: Shared): Counting {
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
  const keyOf = (who: string) => {
    const key = hidden(who)
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
        return countOf(await limiter.consume(keyOf(who)), false)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return countOf(error, true)
      }
    },
    async look(who) {
      const result = await limiter.get(keyOf(who))
      return result
        ? countOf(result, result.consumedPoints >= points)
        : { used: 0, isOver: false, seconds: 0 }
    },
  }
}
