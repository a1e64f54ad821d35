import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What readers look for and do not find: the text, and how often. */
export async function searches(database: Kysely<unknown>, { key }: Dialect): Promise<void> {
  await database.schema
    .createTable('missed_search')
    .addColumn('text', key, (column) => column.primaryKey())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('first_at', key, (column) => column.notNull())
    .addColumn('last_at', key, (column) => column.notNull())
    .execute()
}
