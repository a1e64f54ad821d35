import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'

/** Forward only. Never edit one that has been released; add the next. */
const migrations: Record<string, { up(database: Kysely<unknown>): Promise<void> }> = {
  '001-feedback': {
    async up(database) {
      await database.schema
        .createTable('vote')
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('voter', 'text', (column) => column.notNull())
        .addColumn('stars', 'integer', (column) => column.notNull())
        .addColumn('voted_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('vote_by_article_and_voter', ['article', 'voter'])
        .execute()
      await database.schema
        .createTable('comment')
        .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('section', 'text')
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('author', 'text')
        .addColumn('received_at', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('idempotency_key')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('comment_id', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('outcome')
        .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('troubleshooter', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('solved', 'integer', (column) => column.notNull())
        .addColumn('answers', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .execute()
    },
  },
}

/**
 * Brings the schema up to date, each migration in a transaction.
 * Throws when one fails, or when the database knows a migration that this version does not.
 */
export async function migrate<Database>(database: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The database could not be brought to this version’s schema.', { cause: error })
}
