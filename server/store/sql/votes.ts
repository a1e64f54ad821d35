import { setImmediate } from 'node:timers/promises'
import type { CompiledQuery, Kysely } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Distribution, Rated, Votes } from '../store.ts'

/** The questions, put together once: Kysely takes longer for that than a database to answer. Values take their places in the order of here. */
function prepare(database: Kysely<Tables>) {
  const { article, revision, voter } = { article: '', revision: 0, voter: '' }
  return {
    count: database
      .selectFrom('vote')
      .select(({ fn }) => ['stars', fn.countAll<number | string>().as('votes')])
      .where('article', '=', article)
      .where('revision', '=', revision)
      .groupBy('stars')
      .compile(),
    read: database
      .selectFrom('vote')
      .select('stars')
      .where('article', '=', article)
      .where('revision', '=', revision)
      .where('voter', '=', voter)
      .compile(),
    put: database
      .insertInto('vote')
      .values({ article, revision, voter, stars: 1, voted_at: '' })
      .onConflict((conflict) =>
        conflict.columns(['article', 'revision', 'voter']).doUpdateSet(({ ref }) => ({
          stars: ref('excluded.stars'),
          voted_at: ref('excluded.voted_at'),
        })),
      )
      .compile(),
    remove: database
      .deleteFrom('vote')
      .where('article', '=', article)
      .where('revision', '=', revision)
      .where('voter', '=', voter)
      .compile(),
  }
}

export function sqlVotes(database: Kysely<Tables>): Votes {
  const queries = prepare(database)
  const counting = new Map<string, Promise<Distribution>>()

  async function ask<Row>(query: CompiledQuery<Row>, ...parameters: (string | number)[]): Promise<Row[]> {
    const asked: CompiledQuery<Row> = { ...query, parameters }
    return (await database.executeQuery(asked)).rows
  }

  async function count({ article, revision }: Rated): Promise<Distribution> {
    const rows = await ask(queries.count, article, revision)
    const votesFor = (stars: number) => Number(rows.find((row) => row.stars === stars)?.votes ?? 0)
    return [1, 2, 3, 4, 5].map(votesFor) as Distribution
  }

  return {
    /** Who asks at the same time is told the same count, which begins when all of them have asked: it misses nothing that any of them did. */
    distribution(rated) {
      const key = `${rated.revision} ${rated.article}`
      const shared =
        counting.get(key) ??
        setImmediate().then(() => {
          counting.delete(key)
          return count(rated)
        })
      counting.set(key, shared)
      return shared
    },

    async vote({ article, revision }, voter) {
      const [row] = await ask(queries.read, article, revision, voter)
      return row ? v.parse(starsSchema, row.stars) : null
    },

    async putVote({ article, revision }, voter, stars, at) {
      await ask(queries.put, article, revision, voter, stars, at)
    },

    async deleteVote({ article, revision }, voter) {
      await ask(queries.remove, article, revision, voter)
    },
  }
}
