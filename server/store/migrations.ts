import { type Kysely, sql } from 'kysely'
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
  '002-trust': {
    async up(database) {
      await database.schema
        .createTable('vote_of_revision')
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('voter', 'text', (column) => column.notNull())
        .addColumn('stars', 'integer', (column) => column.notNull())
        .addColumn('voted_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('vote_once', ['article', 'revision', 'voter'])
        .execute()
      await sql`insert into vote_of_revision select article, 1, voter, stars, voted_at from vote`.execute(
        database,
      )
      await database.schema.dropTable('vote').execute()
      await database.schema.alterTable('vote_of_revision').renameTo('vote').execute()

      const column = (name: string, type: 'text' | 'integer', standard?: string | number) =>
        database.schema
          .alterTable('comment')
          .addColumn(name, type, (build) =>
            standard === undefined ? build : build.notNull().defaultTo(standard),
          )
          .execute()
      await column('revision', 'integer', 1)
      await column('language', 'text', 'en')
      await column('stars', 'integer')
      await column('folded', 'text')
      await column('personal_data', 'integer', 0)
      await column('status', 'text', 'open')
      await column('note', 'text')
      await column('changed_at', 'text')
      await column('changed_by', 'text')
      for (const columns of [['article'], ['status', 'sequence'], ['author'], ['received_at']])
        await database.schema
          .createIndex(`comment_by_${columns.join('_')}`)
          .on('comment')
          .columns(columns)
          .execute()
      await database.schema
        .createIndex('idempotency_key_by_received_at')
        .on('idempotency_key')
        .column('received_at')
        .execute()

      // Reports of the first version say neither which way they are about nor what was checked.
      await database.schema.alterTable('outcome').addColumn('walk', 'text').execute()
      await database.schema
        .alterTable('outcome')
        .addColumn('checks', 'text', (build) => build.notNull().defaultTo('{}'))
        .execute()
      await database.schema.alterTable('outcome').addColumn('verdict', 'integer').execute()
      await sql`update outcome set verdict = solved`.execute(database)
      await database.schema.alterTable('outcome').dropColumn('solved').execute()
      await database.schema.alterTable('outcome').renameColumn('verdict', 'solved').execute()
      await database.schema.createIndex('outcome_by_walk').on('outcome').column('walk').unique().execute()
      await database.schema
        .createIndex('outcome_by_troubleshooter')
        .on('outcome')
        .columns(['troubleshooter', 'received_at'])
        .execute()

      await database.schema
        .createTable('spent_challenge')
        .addColumn('id', 'text', (build) => build.primaryKey())
        .addColumn('expires_at', 'text', (build) => build.notNull())
        .execute()
      await database.schema
        .createTable('secret')
        .addColumn('name', 'text', (build) => build.primaryKey())
        .addColumn('value', 'text', (build) => build.notNull())
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
