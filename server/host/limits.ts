import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type Count, type LimitName, type Limits, limits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import { createWindows } from './windows.ts'

/** Of each limit so many sources are counted at once; the one that was seen least lately makes room. */
export const mostSources = 10_000

/**
 * What costs no database must not begin to because somebody asks too much: it is counted by each server for itself. What writes is
 * counted by all servers of a PostgreSQL together.
 */
const perServer: ReadonlySet<LimitName> = new Set([
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
  const together = pool && {
    pool,
    secret: await store.secret('limits', randomBytes(32).toString('base64url')),
    // Not loaded where it is not needed.
    ...(await import('./shared-limits.ts')),
  }
  const counting = new Map<string, Counting>(
    Object.entries(limits).map(([name, { uses, seconds }]) => {
      const points = name.endsWith('OfAddress') ? Math.ceil(uses * factor) : uses
      return [
        name,
        together && !perServer.has(name as LimitName)
          ? together.countTogether({ name, points, seconds, mostSources, ...together })
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
