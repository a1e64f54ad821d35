import type { Kysely } from 'kysely'

/** Reports about one walk are counted, so that one that comes late undoes nothing. */
export async function turns(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('outcome')
    .addColumn('turn', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
