import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Comments that say the same are known by a hash, for as long as their keys; servers that share a database count together. */
export async function spam(database: Kysely<unknown>, { name, key }: Dialect): Promise<void> {
  await database.schema.alterTable('idempotency_key').addColumn('likeness', key).execute()
  await database.schema
    .createIndex('idempotency_key_by_likeness')
    .on('idempotency_key')
    .column('likeness')
    .execute()
  if (name !== 'PostgreSQL') return
  // In the order that rate-limiter-flexible writes them.
  await database.schema
    .createTable('limit_count')
    .addColumn('key', key, (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('expire', 'bigint')
    .execute()
}
