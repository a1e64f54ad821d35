import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type Count, type LimitName, type Limits, limits } from '../limits.ts'
import type { Store } from '../store/store.ts'

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

/** Counts in memory or, for the servers of one PostgreSQL together, there: then under a keyed hash, as no address is ever stored. */
export async function createLimits({ factor = 1, pool = null, store }: Options): Promise<Limits> {
  const secret = pool && (await store.secret('limits', randomBytes(32).toString('base64url')))
  const hidden = (who: string) =>
    secret === null ? who : createHmac('sha256', secret).update(who).digest('base64url')

  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { uses, seconds }]) => {
      const points = name.endsWith('OfAddress') ? Math.ceil(uses * factor) : uses
      const options = { keyPrefix: name, points, duration: seconds }
      const inMemory = new RateLimiterMemory(options)
      const known = new LRUCache<string, true>({
        max: mostSources,
        dispose: (_known, who) => void inMemory.delete(who),
      })
      const shared =
        pool === null || perServer.has(name as LimitName)
          ? null
          : new RateLimiterPostgres({
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
      return [name, { points, known, limiter: shared ?? inMemory, hidden: shared ? hidden : String }]
    }),
  )

  const ask = async (
    limit: LimitName,
    who: string,
    question: (
      limiter: RateLimiterMemory | RateLimiterPostgres,
      key: string,
    ) => Promise<RateLimiterRes | null>,
  ) => {
    const found = limiters[limit]
    if (!found) throw new Error(`There is no limit ${limit}`)
    const key = found.hidden(who)
    found.known.set(key, true)
    return { points: found.points, result: await question(found.limiter, key) }
  }
  const countOf = (result: RateLimiterRes, isOver: boolean): Count => ({
    used: result.consumedPoints,
    isOver,
    seconds: Math.ceil(result.msBeforeNext / 1000),
  })
  return {
    async count(limit, who) {
      try {
        const { result } = await ask(limit, who, (limiter, key) => limiter.consume(key))
        return result ? countOf(result, false) : { used: 0, isOver: false, seconds: 0 }
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return countOf(error, true)
      }
    },
    async look(limit, who) {
      const { points, result } = await ask(limit, who, (limiter, key) => limiter.get(key))
      return result
        ? countOf(result, result.consumedPoints >= points)
        : { used: 0, isOver: false, seconds: 0 }
    },
  }
}
