import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Votes, comments and reports of the first version. */
export async function feedback(database: Kysely<unknown>, { key, numbered }: Dialect): Promise<void> {
  await database.schema
    .createTable('vote')
    .addColumn('article', key, (column) => column.notNull())
    .addColumn('voter', key, (column) => column.notNull())
    .addColumn('stars', 'integer', (column) => column.notNull())
    .addColumn('voted_at', key, (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_by_article_and_voter', ['article', 'voter'])
    .execute()
  await database.schema
    .createTable('comment')
    .addColumn('sequence', 'integer', numbered)
    .addColumn('id', key, (column) => column.notNull().unique())
    .addColumn('article', key, (column) => column.notNull())
    .addColumn('section', key)
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('author', key)
    .addColumn('received_at', key, (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('idempotency_key')
    .addColumn('key', key, (column) => column.primaryKey())
    .addColumn('fingerprint', key, (column) => column.notNull())
    .addColumn('comment_id', key, (column) => column.notNull())
    .addColumn('received_at', key, (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('outcome')
    .addColumn('sequence', 'integer', numbered)
    .addColumn('troubleshooter', key, (column) => column.notNull())
    .addColumn('version', key, (column) => column.notNull())
    .addColumn('step', key, (column) => column.notNull())
    .addColumn('solved', 'integer', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addColumn('received_at', key, (column) => column.notNull())
    .execute()
}
