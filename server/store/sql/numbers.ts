import { type Kysely, sql } from 'kysely'
import * as v from 'valibot'
import type { Tables } from '../schema.ts'
import { type Distribution, mostWays, type Numbers } from '../store.ts'

const wordsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))

export const sqlNumbers = (database: Kysely<Tables>): Numbers => ({
  async revisionVotes(since = '') {
    const rows = await database
      .selectFrom('vote')
      .select(({ fn }) => ['article', 'revision', 'stars', fn.countAll<number | string>().as('votes')])
      .where('voted_at', '>=', since)
      .groupBy(['article', 'revision', 'stars'])
      .execute()
    return spread(rows, ({ article, revision }) => ({ article, revision }))
  },

  async votesByDay(article) {
    const day = sql<string>`substr(voted_at, 1, 10)`
    const rows = await database
      .selectFrom('vote')
      .select(({ fn }) => ['revision', day.as('day'), 'stars', fn.countAll<number | string>().as('votes')])
      .where('article', '=', article)
      .groupBy(['revision', day, 'stars'])
      .orderBy(day)
      .orderBy('revision')
      .execute()
    return spread(rows, ({ revision, day }) => ({ revision, day }))
  },

  async openComments() {
    const rows = await database
      .selectFrom('comment')
      .select(({ fn }) => ['article', fn.countAll<number | string>().as('comments')])
      .where('status', '=', 'open')
      .where('folded', 'is', null)
      .groupBy('article')
      .execute()
    return rows.map(({ article, comments }) => ({ article, comments: Number(comments) }))
  },

  async ways(troubleshooter, since = '', most = mostWays) {
    const rows = await database
      .selectFrom('outcome')
      .select(({ fn }) => [
        'version',
        'step',
        'solved',
        'answers',
        'checks',
        fn.countAll<number | string>().as('count'),
      ])
      .where('troubleshooter', '=', troubleshooter)
      .where('received_at', '>=', since)
      .groupBy(['version', 'step', 'solved', 'answers', 'checks'])
      .orderBy(({ fn }) => fn.countAll(), 'desc')
      .limit(most)
      .execute()
    return rows.map(({ version, step, solved, answers, checks, count }) => ({
      version,
      step,
      solved: solved === null ? null : solved === 1,
      answers: v.parse(wordsSchema, answers),
      checks: v.parse(wordsSchema, checks),
      count: Number(count),
    }))
  },
})

/** One row for each number of stars becomes one for all five. */
function spread<Row extends { stars: number; votes: number | string }, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Key & { votes: Distribution })[] {
  const found = new Map<string, Key & { votes: Distribution }>()
  for (const row of rows) {
    const key = keyOf(row)
    const name = JSON.stringify(key)
    const all = found.get(name) ?? { ...key, votes: [0, 0, 0, 0, 0] }
    found.set(name, all)
    all.votes[(row.stars - 1) as 0] += Number(row.votes)
  }
  return [...found.values()]
}
