import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Distribution, Votes } from '../store.ts'

export const sqlVotes = (database: Kysely<Tables>): Votes => ({
  async distribution({ article, revision }) {
    const rows = await database
      .selectFrom('vote')
      .select(({ fn }) => ['stars', fn.countAll<number | string>().as('votes')])
      .where('article', '=', article)
      .where('revision', '=', revision)
      .groupBy('stars')
      .execute()
    const votesFor = (stars: number) => Number(rows.find((row) => row.stars === stars)?.votes ?? 0)
    return [1, 2, 3, 4, 5].map(votesFor) as Distribution
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
})
