import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Challenges } from '../store.ts'

export const sqlChallenges = (database: Kysely<Tables>): Challenges => ({
  async spendChallenge(id, expiresAt) {
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('spent_challenge')
      .values({ id, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    return Boolean(numInsertedOrUpdatedRows)
  },

  async secret(name, made) {
    await database
      .insertInto('secret')
      .values({ name, value: made })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    const { value } = await database
      .selectFrom('secret')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return value
  },
})
