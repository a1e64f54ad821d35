import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Receipts } from '../store.ts'

export const sqlReceipts = (database: Kysely<Tables>): Receipts => ({
  async receipt(key) {
    const used = await database
      .selectFrom('idempotency_key')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirst()
    return used ? { fingerprint: used.fingerprint, id: used.comment_id, receivedAt: used.received_at } : null
  },

  async isLikenessKnown(likeness) {
    const found = await database
      .selectFrom('idempotency_key')
      .select('key')
      .where('likeness', '=', likeness)
      .limit(1)
      .executeTakeFirst()
    return found !== undefined
  },
})
