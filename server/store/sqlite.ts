import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { sqlite } from './dialect.ts'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'
import { createSqlStore } from './sql/sql-store.ts'
import { type Store, StoreUnavailable } from './store.ts'

/**
 * Opens the store in the SQLite file at `path` (`:memory:` for none) and brings its schema up to date.
 * Write-ahead log with `synchronous = FULL`: what was acknowledged survives a crash of the machine.
 * A locked database is waited for, 5 s at most.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const file = new DatabaseSync(path)
  file.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
  `)
  const database = new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => file.close(),
        prepare(sql) {
          const statement = file.prepare(sql)
          return {
            reader: statement.columns().length > 0,
            all: (parameters) => available(() => statement.all(...(parameters as SQLInputValue[]))),
            run: (parameters) => available(() => statement.run(...(parameters as SQLInputValue[]))),
            iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
          }
        },
      },
    }),
  })
  await migrate(database, sqlite)
  return createSqlStore(database)
}

/** SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN (https://sqlite.org/rescode.html): the machine's trouble, not the program's. */
const passing = new Set([5, 6, 8, 10, 13, 14])

function available<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : 0
    throw passing.has(code) ? new StoreUnavailable('SQLite cannot be used just now', { cause }) : cause
  }
}
