import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type Count, type LimitName, type Limits, limits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import { createWindows } from './windows.ts'

/** Of each limit so many sources are counted at once; the one that was seen least lately makes room. */
export const mostSources = 10_000

/**
 * What costs no database must not begin to because somebody asks too much: it is counted by each server for itself. What writes is
 * counted by all servers of a PostgreSQL together.
 */
const perServer: ReadonlySet<LimitName> = new Set(['readsOfAddress', 'refusedTokensOfAddress'])

type Options = {
  /** By which the limits of one address are multiplied. */
  factor?: number
  /** Null: this is the only server. */
  pool?: Pool | null
  store: Pick<Store, 'secret'>
}

type Counting = { count(who: string): Count | Promise<Count>; look(who: string): Count | Promise<Count> }

/** Counts in memory or, for the servers of one PostgreSQL together, there: then under a keyed hash, as no address is ever stored. */
export async function createLimits({ factor = 1, pool = null, store }: Options): Promise<Limits> {
  const secret = pool && (await store.secret('limits', randomBytes(32).toString('base64url')))
  const counting = new Map<string, Counting>(
    Object.entries(limits).map(([name, { uses, seconds }]) => {
      const points = name.endsWith('OfAddress') ? Math.ceil(uses * factor) : uses
      const isShared = pool !== null && !perServer.has(name as LimitName)
      return [
        name,
        isShared
          ? countTogether({ name, points, seconds, pool, secret: secret ?? '' })
          : createWindows({ points, seconds, mostSources }),
      ]
    }),
  )
  const of = (limit: LimitName): Counting => {
    const found = counting.get(limit)
    if (!found) throw new Error(`There is no limit ${limit}`)
    return found
  }
  return { count: (limit, who) => of(limit).count(who), look: (limit, who) => of(limit).look(who) }
}

type Shared = { name: string; points: number; seconds: number; pool: Pool; secret: string }

function countTogether({ name, points, seconds, pool, secret }: Shared): Counting {
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
