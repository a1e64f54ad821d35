import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Upkeep } from '../store.ts'

export const sqlUpkeep = (database: Kysely<Tables>): Upkeep => ({
  async ping() {
    await database.selectFrom('vote').select('stars').limit(1).execute()
  },
  close: () => database.destroy(),
})
