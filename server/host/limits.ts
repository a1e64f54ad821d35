import { createHmac, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type Count, type LimitName, type Limits, limits } from '../http/limits.ts'
import type { Store } from '../store/store.ts'
import { createWindows, type Limit } from './windows.ts'

/** Of each limit so many sources are counted at once; the one that was seen least lately makes room. */
export const mostSources = 10_000

/**
 * What costs no database must not begin to because somebody asks too much: each server counts it in memory, and tells the others of it now and
 * then. What writes is counted in the database, by all servers of a PostgreSQL together.
 */
const told: ReadonlySet<LimitName> = new Set([
  'readsOfAddress',
  'searchesOfAddress',
  'pagesOfAddress',
  'refusedTokensOfAddress',
])

type Options = {
  /** By which the limits of one address are multiplied. */
  factor?: number
  /** Null: this is the only server. */
  pool?: Pool | null
  store: Pick<Store, 'secret'>
}

export type Counting = {
  count(who: string): Count | Promise<Count>
  look(who: string): Count | Promise<Count>
}

/** Counts in memory or, for the servers of one PostgreSQL together, there: then under a keyed hash, as no address is ever stored. */
export async function createLimits({ factor = 1, pool = null, store }: Options): Promise<Limits> {
  const together = pool && (await countTogether(pool, store))
  const counting = new Map<string, Counting>(
    Object.entries(limits).map(([name, { uses, seconds }]) => {
      const points = name.endsWith('OfAddress') ? Math.ceil(uses * factor) : uses
      const limit = { points, seconds }
      return [name, together ? together(name as LimitName, limit) : createWindows({ ...limit, mostSources })]
    }),
  )
  const of = (limit: LimitName): Counting => {
    const found = counting.get(limit)
    if (!found) throw new Error(`There is no limit ${limit}`)
    return found
  }
  return { count: (limit, who) => of(limit).count(who), look: (limit, who) => of(limit).look(who) }
}

async function countTogether(pool: Pool, store: Options['store']) {
  // Not loaded where it is not needed.
  const [{ countInDatabase }, { createTelling }] = await Promise.all([
    import('./limits-in-database.ts'),
    import('./limits-told.ts'),
  ])
  const secret = await store.secret('limits', randomBytes(32).toString('base64url'))
  const hidden = (who: string) => createHmac('sha256', secret).update(who).digest('base64url')
  const countAndTell = createTelling({ pool, hidden, mostSources })
  return (name: LimitName, limit: Limit): Counting =>
    told.has(name)
      ? countAndTell(name, limit)
      : countInDatabase({ name, ...limit, mostSources, pool, hidden })
}
