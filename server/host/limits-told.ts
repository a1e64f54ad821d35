import type { Pool } from 'pg'
import type { Counting } from './limits.ts'
import { createWindows, type Limit } from './windows.ts'

/** Milliseconds between what a server tells. */
const every = 1000
/** Who has used less of what is allowed is not worth telling of. */
const worthTelling = 0.1

/** By the database's clock, in milliseconds: those of two servers may be apart by more than a period. */
const clock = '(extract(epoch from now()) * 1000)::bigint'

/** The same table as for what is counted there at once. The order of the keys keeps two servers from waiting for each other. */
const tell = `
  insert into limit_count (key, points, expire)
  select key, points, ${clock} + rest from unnest($1::text[], $2::int[], $3::int[]) as told (key, points, rest) order by key
  on conflict (key) do update set
    points = case when limit_count.expire > ${clock} then limit_count.points else 0 end + excluded.points,
    expire = case when limit_count.expire > ${clock} then limit_count.expire else excluded.expire end
  returning key, points, (expire - ${clock})::int as rest`

/** `rest`: milliseconds until the period ends. */
type Told = { key: string; points: number; rest: number }

type Options = { pool: Pool; hidden: (who: string) => string; mostSources: number }

/**
 * Counts in memory, and once a second tells the other servers of one PostgreSQL what came to this one, in one statement for all
 * limits. No request waits for that, and none makes it more. While the database is away, each server counts for itself.
 */
export function createTelling({ pool, hidden, mostSources }: Options) {
  type Windows = ReturnType<typeof createWindows>
  const due = new Map<string, { name: string; windows: Windows; who: string }>()
  let isSet = false

  function set() {
    if (isSet) return
    isSet = true
    setTimeout(() => {
      tellAll()
        // What was not told is told the next time.
        .catch(() => undefined)
        .finally(() => (isSet = false))
    }, every).unref()
  }

  async function tellAll() {
    const now = Date.now()
    const news = [...due.values()].flatMap(({ name, windows, who }) => {
      const window = windows.running(who)
      return window ? [{ key: `${name}:${hidden(who)}`, window, used: window.used }] : []
    })
    due.clear()
    const { rows } = await pool.query<Told>({
      text: tell,
      values: [
        news.map(({ key }) => key),
        news.map(({ window, used }) => used - window.told),
        news.map(({ window }) => window.ends - now),
      ],
    })
    const told = new Map(rows.map((row) => [row.key, row]))
    for (const { key, window, used } of news) {
      const row = told.get(key)
      if (!row) continue
      window.used += row.points - used
      window.told = row.points
      window.ends = Date.now() + row.rest
    }
  }

  return function countAndTell(name: string, limit: Limit): Counting {
    const windows = createWindows({ ...limit, mostSources })
    const worth = limit.points * worthTelling
    return {
      count(who) {
        const count = windows.count(who)
        if (count.used >= worth) {
          due.set(`${name}:${who}`, { name, windows, who })
          set()
        }
        return count
      },
      look: (who) => windows.look(who),
    }
  }
}
