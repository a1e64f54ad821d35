import type { Kysely } from 'kysely'

/** Who changed a comment has a name, for the other editors. Of earlier changes nobody knows one. */
export async function editors(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('comment').addColumn('changed_by_name', 'text').execute()
}
