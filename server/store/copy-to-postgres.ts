import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { backUp, type RowCounts } from './backup.ts'
import { openPostgresStore } from './postgres.ts'
import { type Tables, tables } from './schema.ts'
import { openSqliteStore } from './sqlite.ts'

type Rows = Record<string, string | number | null>[]

/** Rows that go in one statement: PostgreSQL takes 65,535 values. */
const inOneStatement = 500

/**
 * Copies all of an SQLite file, as it is at that moment, into a PostgreSQL database that holds nothing yet, and compares the counts.
 * Either everything arrives or nothing. The file is only read.
 */
export async function copyToPostgres(path: string, url: string): Promise<RowCounts> {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-copy-'))
  const copy = join(folder, 'copy.db')
  const client = new pg.Client({ connectionString: url })
  try {
    await backUp(path, copy)
    // Both come to the schema of this version first.
    await (await openSqliteStore(copy)).close()
    await (await openPostgresStore(url)).store.close()
    await client.connect()
    return await copyRows(new DatabaseSync(copy), client)
  } finally {
    await client.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyRows(file: DatabaseSync, client: pg.Client): Promise<RowCounts> {
  const counts: RowCounts = {}
  await client.query('begin')
  try {
    for (const table of tables) {
      if ((await countOf(client, table)) > 0)
        throw new Error(`The table ${table} of PostgreSQL is not empty.`)
      const rows = file.prepare(`select * from ${table}`).all() as Rows
      for (let from = 0; from < rows.length; from += inOneStatement)
        await insert(client, table, rows.slice(from, from + inOneStatement))
      counts[table] = await countOf(client, table)
      if (counts[table] !== rows.length)
        throw new Error(`Of ${rows.length} rows of ${table}, ${counts[table]} arrived.`)
    }
    for (const table of ['comment', 'outcome']) {
      await client.query(
        `select setval(pg_get_serial_sequence('${table}', 'sequence'), max(sequence)) from ${table} having count(*) > 0`,
      )
    }
    await client.query('commit')
    return counts
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    file.close()
  }
}

async function countOf(client: pg.Client, table: keyof Tables): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`)
  return Number(rows[0]?.count)
}

async function insert(client: pg.Client, table: keyof Tables, rows: Rows) {
  const columns = Object.keys(rows[0] ?? {})
  const places = rows.map(
    (_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  )
  const names = columns.map((name) => client.escapeIdentifier(name)).join(', ')
  await client.query(
    `insert into ${table} (${names}) values ${places.join(', ')}`,
    rows.flatMap((row) => columns.map((name) => row[name])),
  )
}
