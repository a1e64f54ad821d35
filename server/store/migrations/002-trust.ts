import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Votes belong to a revision, comments are worked on, reports say which walk they are about. */
export async function trust(database: Kysely<unknown>, { key }: Dialect): Promise<void> {
  await database.schema
    .createTable('vote_of_revision')
    .addColumn('article', key, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('voter', key, (column) => column.notNull())
    .addColumn('stars', 'integer', (column) => column.notNull())
    .addColumn('voted_at', key, (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_once', ['article', 'revision', 'voter'])
    .execute()
  await sql`insert into vote_of_revision select article, 1, voter, stars, voted_at from vote`.execute(
    database,
  )
  await database.schema.dropTable('vote').execute()
  await database.schema.alterTable('vote_of_revision').renameTo('vote').execute()

  const column = (name: string, type: Dialect['key'] | 'integer', standard?: string | number) =>
    database.schema
      .alterTable('comment')
      .addColumn(name, type, (build) =>
        standard === undefined ? build : build.notNull().defaultTo(standard),
      )
      .execute()
  await column('revision', 'integer', 1)
  await column('language', key, 'en')
  await column('stars', 'integer')
  await column('folded', key)
  await column('personal_data', 'integer', 0)
  await column('status', key, 'open')
  await column('note', 'text')
  await column('changed_at', key)
  await column('changed_by', key)
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
  await database.schema.alterTable('outcome').addColumn('walk', key).execute()
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
    .addColumn('id', key, (build) => build.primaryKey())
    .addColumn('expires_at', key, (build) => build.notNull())
    .execute()
  await database.schema
    .createTable('secret')
    .addColumn('name', key, (build) => build.primaryKey())
    .addColumn('value', 'text', (build) => build.notNull())
    .execute()
}
