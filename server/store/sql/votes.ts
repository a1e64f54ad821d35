import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Distribution, Rated, Votes } from '../store.ts'

export function sqlVotes(database: Kysely<Tables>): Votes {
  const counting = new Map<string, Promise<Distribution>>()

  async function count({ article, revision }: Rated): Promise<Distribution> {
    const rows = await database
      .selectFrom('vote')
      .select(({ fn }) => ['stars', fn.countAll<number | string>().as('votes')])
      .where('article', '=', article)
      .where('revision', '=', revision)
      .groupBy('stars')
      .execute()
    const votesFor = (stars: number) => Number(rows.find((row) => row.stars === stars)?.votes ?? 0)
    return [1, 2, 3, 4, 5].map(votesFor) as Distribution
  }

  return {
    /** Who asks at the same time is told the same count, which begins when all of them have asked: it misses nothing that any of them did. */
    distribution(rated) {
      const key = JSON.stringify([rated.article, rated.revision])
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
      const row = await database
        .selectFrom('vote')
        .select('stars')
        .where('article', '=', article)
        .where('revision', '=', revision)
        .where('voter', '=', voter)
        .executeTakeFirst()
      return row ? v.parse(starsSchema, row.stars) : null
    },

    async putVote({ article, revision }, voter, stars, at) {
      await database
        .insertInto('vote')
        .values({ article, revision, voter, stars, voted_at: at })
        .onConflict((conflict) =>
          conflict.columns(['article', 'revision', 'voter']).doUpdateSet(({ ref }) => ({
            stars: ref('excluded.stars'),
            voted_at: ref('excluded.voted_at'),
          })),
        )
        .execute()
    },

    async deleteVote({ article, revision }, voter) {
      await database
        .deleteFrom('vote')
        .where('article', '=', article)
        .where('revision', '=', revision)
        .where('voter', '=', voter)
        .execute()
    },
  }
}
