import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Comments, Handling, StoredComment } from '../store.ts'

const commentOf = (row: Selectable<Tables['comment']>): StoredComment & Handling => ({
  id: row.id,
  article: row.article,
  revision: row.revision,
  language: row.language,
  section: row.section,
  text: row.text,
  author: row.author,
  stars: row.stars === null ? null : v.parse(starsSchema, row.stars),
  folded: row.folded,
  personalData: row.personal_data === 1,
  receivedAt: row.received_at,
  status: row.status === 'handled' ? 'handled' : 'open',
  note: row.note,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
})

export const sqlComments = (database: Kysely<Tables>): Comments => ({
  addComment: ({ receivedAt, personalData, ...comment }, { key, fingerprint }) =>
    database.transaction().execute(async (transaction) => {
      const { id } = comment
      // The key is claimed first: of two requests at once, one inserts it and the other finds it.
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('idempotency_key')
        .values({ key, fingerprint, comment_id: id, received_at: receivedAt })
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

  async comments({ limit, before }) {
    const page = database.selectFrom('comment').selectAll().orderBy('sequence', 'desc').limit(limit)
    const rows = await (
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
    return { comments: rows.map(commentOf), total: Number(total) }
  },
})
