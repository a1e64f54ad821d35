import { access, constants, stat } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { sqlite } from './dialect.ts'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'
import { createSqlStore } from './sql/sql-store.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { patiently, resultCode } from './sqlite-waiting.ts'
import type { Store } from './store.ts'

/**
 * Opens the store in the SQLite file at `path` (`:memory:` for none) and brings its schema up to date.
 * Write-ahead log with `synchronous = FULL`: what was acknowledged survives a crash of the machine.
 * A locked database is waited for `patience` ms at most, and holds up nobody who only reads.
 * Throws when the file is damaged, of a newer version, not to be written, or no database.
 */
export async function openSqliteStore(path: string, { patience = 5000 } = {}): Promise<Store> {
  const database = await openSqlite(path, patience)
  try {
    await migrate(database, sqlite)
    return createSqlStore(database)
  } catch (error) {
    await database.destroy()
    throw withCure(error)
  }
}

/** The tables of a file that is sound and can be written, whatever their schema. */
export async function openSqlite(path: string, patience: number): Promise<Kysely<Tables>> {
  const file = await stat(path).catch(() => null)
  if (file && !file.isFile()) throw new Error('This is no file. Name one in DATABASE_URL: file:<path>.')
  // Before SQLite looks at it: beside a file that may not be written it would make others that may not be either, and that stay.
  if (file) await access(path, constants.W_OK).catch(refuseToRead)
  const open: DatabaseSync[] = []
  const openOne = () => {
    const handle = new DatabaseSync(path, { timeout: 0 })
    // SQLite's own knows the letters of English alone; PostgreSQL and memory know them all.
    handle.function('lower', { deterministic: true }, (text) =>
      typeof text === 'string' ? text.toLowerCase() : text,
    )
    open.push(handle)
    return handle
  }
  try {
    const writer = openOne()
    await prepare(writer, performance.now() + patience)
    const reader = path === ':memory:' ? writer : openOne()
    if (reader !== writer) reader.exec('pragma query_only = on')
    const dialect = sqliteDialect({ writer, reader }, patience)
    const database = new Kysely<Tables>({ dialect })
    return database
  } catch (error) {
    for (const handle of open) handle.close()
    throw withCure(error)
  }
}

function refuseToRead(): never {
  throw new Error(`The file may not be written. ${cures[8]}`)
}

async function prepare(writer: DatabaseSync, deadline: number) {
  await patiently(() => writer.exec('pragma journal_mode = wal'), deadline)
  // What is deleted is overwritten.
  writer.exec('pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on')
  // A tenth of a second for 100 MB; what it cannot see is a letter that became another.
  const found = await patiently(() => writer.prepare('pragma quick_check(1)').get(), deadline)
  if (found?.['quick_check'] !== 'ok') throw new Damaged(String(found?.['quick_check']))
  // Of a file that may only be read, SQLite begins a transaction to write all the same: what fails is the first thing written.
  const write = 'begin immediate; create table written (only_to_see integer); rollback'
  await patiently(() => writer.exec(write), deadline)
}

class Damaged extends Error {
  override readonly name = 'Damaged'
  readonly errcode = 11
  /** `found`: what is wrong, below a line that says in which database. */
  constructor(found: string) {
    super(found.replace(/^\*{3}.*\*{3}\s+/, '').replaceAll(/\s+/g, ' '))
  }
}

const letItWrite =
  'Let the user that runs the server write the file, its -wal and -shm where they are, and its folder.'
/** Primary result codes (https://sqlite.org/rescode.html), and what an operator can do. */
const cures: Record<number, string> = {
  5: 'Another process has kept it locked: stop that, or wait for it.',
  8: letItWrite,
  10: 'The disk does not do what it should: is it full, or read-only?',
  11: 'The file is damaged: restore a backup.',
  13: 'Make room on the disk.',
  14: letItWrite,
  26: 'Name the right file in DATABASE_URL, or restore a backup.',
}

function withCure(error: unknown): unknown {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const cure = cures[resultCode(cause)]
  return cure === undefined || !(cause instanceof Error) ? error : new Error(`${cause.message}. ${cure}`)
}
