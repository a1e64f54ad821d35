import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Comments } from '../store.ts'

export const sqlComments = (database: Kysely<Tables>): Comments => ({
  addComment: ({ receivedAt, personalData, ...comment }, { key, fingerprint, likeness = null }) =>
    database.transaction().execute(async (transaction) => {
      const { id } = comment
      // The key is claimed first: of two requests at once, one inserts it and the other finds it.
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('idempotency_key')
        .values({ key, fingerprint, likeness, comment_id: id, received_at: receivedAt })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows) {
        await transaction
          .insertInto('comment')
          .values({
            ...comment,
            personal_data: Number(personalData),
            received_at: receivedAt,
            status: 'open',
          })
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
})
