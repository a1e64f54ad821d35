import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../contract/feedback.ts'
import type { Tables } from './schema.ts'
import type { Distribution, Store } from './store.ts'

/** A store on any database that Kysely speaks to. Counts come back as text from some, hence `Number`. */
export const createSqlStore = (database: Kysely<Tables>): Store => ({
  async distribution(article) {
    const rows = await database
      .selectFrom('vote')
      .select(({ fn }) => ['stars', fn.countAll<number | string>().as('votes')])
      .where('article', '=', article)
      .groupBy('stars')
      .execute()
    const votesFor = (stars: number) => Number(rows.find((row) => row.stars === stars)?.votes ?? 0)
    return [1, 2, 3, 4, 5].map(votesFor) as Distribution
  },

  async vote(article, voter) {
    const row = await database
      .selectFrom('vote')
      .select('stars')
      .where('article', '=', article)
      .where('voter', '=', voter)
      .executeTakeFirst()
    return row ? v.parse(starsSchema, row.stars) : null
  },

  async putVote(article, voter, stars, at) {
    await database
      .insertInto('vote')
      .values({ article, voter, stars, voted_at: at })
      .onConflict((conflict) =>
        conflict.columns(['article', 'voter']).doUpdateSet(({ ref }) => ({
          stars: ref('excluded.stars'),
          voted_at: ref('excluded.voted_at'),
        })),
      )
      .execute()
  },

  async deleteVote(article, voter) {
    await database.deleteFrom('vote').where('article', '=', article).where('voter', '=', voter).execute()
  },

  addComment: ({ id, article, section, text, author, receivedAt }, { key, fingerprint }) =>
    database.transaction().execute(async (transaction) => {
      // The key is claimed first: of two requests at once, one inserts it and the other finds it.
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('idempotency_key')
        .values({ key, fingerprint, comment_id: id, received_at: receivedAt })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows) {
        await transaction
          .insertInto('comment')
          .values({ id, article, section, text, author, received_at: receivedAt })
          .execute()
        return { stored: 'new', id, receivedAt }
      }
      const used = await transaction
        .selectFrom('idempotency_key')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      if (used.fingerprint !== fingerprint) return { stored: 'refused' }
      return { stored: 'before', id: used.comment_id, receivedAt: used.received_at }
    }),

  async comments({ limit, before }) {
    const page = database
      .selectFrom('comment')
      .select(['id', 'article', 'section', 'text', 'author', 'received_at as receivedAt'])
      .orderBy('sequence', 'desc')
      .limit(limit)
    const comments = await (
      before === undefined
        ? page
        : page.where('sequence', '<', ({ selectFrom }) =>
            selectFrom('comment').select('sequence').where('id', '=', before),
          )
    ).execute()
    const { total } = await database
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number | string>().as('total'))
      .executeTakeFirstOrThrow()
    return { comments, total: Number(total) }
  },

  async addOutcome({ troubleshooter, version, step, solved, answers, receivedAt }) {
    await database
      .insertInto('outcome')
      .values({
        troubleshooter,
        version,
        step,
        solved: Number(solved),
        answers: JSON.stringify(answers),
        received_at: receivedAt,
      })
      .execute()
  },

  async ping() {
    await database.selectFrom('vote').select('stars').limit(1).execute()
  },

  close: () => database.destroy(),
})
