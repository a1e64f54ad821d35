import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'
import { postgres } from './dialect.ts'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'
import { createSqlStore } from './sql/sql-store.ts'
import { type Store, StoreUnavailable } from './store.ts'

export type PostgresStore = { store: Store; pool: pg.Pool }

/** A server that does not answer is waited for that long, in ms. */
const patience = 5000

/**
 * Opens the store in a PostgreSQL database and brings its schema up to date. The pool is the store's own: `store.close()` ends it.
 * A server that goes away fails what is asked meanwhile with `StoreUnavailable`; the pool connects again by itself.
 * `lost` hears of connections that broke while nobody used them.
 */
export async function openPostgresStore(
  url: string,
  { poolSize = 10, lost = () => {} }: { poolSize?: number; lost?: (error: Error) => void } = {},
): Promise<PostgresStore> {
  const connection = {
    connectionString: url,
    application_name: 'signpost',
    connectionTimeoutMillis: patience,
    keepAlive: true,
  }
  const everyLetter = await migrated(connection)
  // `query_timeout` is the driver's own clock: poolers between the two refuse the server's setting.
  const pool = poolOf({ ...connection, max: poolSize, query_timeout: 2 * patience }, lost)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: honest(pool) }) })
  return { store: createSqlStore(database, everyLetter), pool }
}

/**
 * On a connection of its own: what a migration takes, and waiting for another server that is at it, may take long. Answers by which collation
 * small and capital letters are told apart: a database may have been made for the language C, which knows those of English alone.
 */
async function migrated(connection: pg.PoolConfig): Promise<RawBuilder<unknown>> {
  const pool = poolOf({ ...connection, max: 1 }, () => {})
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(database, postgres)
    const { rows } = await sql`select 1 from pg_collation where collname = 'und-x-icu'`.execute(database)
    // A PostgreSQL may have been built without it.
    return rows.length > 0 ? sql`collate "und-x-icu"` : sql``
  } finally {
    await database.destroy()
  }
}

function poolOf(config: pg.PoolConfig, lost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', lost)
  // While a connection is lent the pool does not listen, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The pool, with what is no fault of the program said as `StoreUnavailable`. */
const honest = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => honestClient(await available(pool.connect())),
})

function honestClient(client: pg.PoolClient): PostgresPoolClient {
  let broken = false
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query<Row>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query(sql: unknown, values: readonly unknown[] = []): unknown {
    return available(client.query(String(sql), [...values])).catch((error: unknown) => {
      // Who waited in vain may not leave the answer to whoever asks next.
      broken ||= error instanceof StoreUnavailable
      throw error
    })
  }
  return { query, release: (destroy) => client.release(broken || destroy) }
}

async function available<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw isPassing(cause) ? new StoreUnavailable('PostgreSQL cannot be used just now', { cause }) : cause
  }
}

/**
 * Connections that break or are not let in, resources that run out, a server that stops or may only read, and transactions that got into each
 * other's way (https://www.postgresql.org/docs/current/errcodes-appendix.html). What has no such code is the driver's: it says
 * so only of connections and of waiting too long.
 */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (!(error instanceof pg.DatabaseError)) return !(error instanceof TypeError)
  return /^(08|28|3D|53|57P|58)|^(25006|40001|40P01|55P03|57014)$/.test(error.code ?? '')
}
