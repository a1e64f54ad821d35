import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { backup, DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations.ts'
import { type Tables, tables } from './schema.ts'
import { resultCode } from './sqlite-waiting.ts'

export type RowCounts = Partial<Record<keyof Tables, number>>

/** More pages than there are: all in one step, so that a server that writes meanwhile does not make it begin again. */
const inOneStep = 2 ** 30
/** What SQLite keeps beside a file. */
const beside = ['-wal', '-shm', '-journal']

/** A file to read from. Waiting for locks holds up only the command that asks. */
function openFile(path: string): DatabaseSync {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  return new DatabaseSync(path, { timeout: 5000 })
}

/** How many rows there are; throws unless the file is a sound database of this version of Signpost or an older one. */
function check(file: DatabaseSync, path: string): RowCounts {
  const rows = (sql: string) => {
    try {
      return file.prepare(sql).all()
    } catch (cause) {
      throw new Error(`${path} is no database of Signpost, or damaged.`, { cause })
    }
  }
  const found = rows('pragma integrity_check(1)')[0]?.['integrity_check']
  if (found !== 'ok') throw new Error(`${path} is damaged: ${String(found)}.`)
  const applied = rows('select name from kysely_migration').map(({ name }) => String(name))
  const newer = applied.filter((name) => !Object.hasOwn(migrations, name))
  if (newer.length > 0)
    throw new Error(
      `${path} belongs to a newer version of Signpost: this one does not know ${newer.join(', ')}.`,
    )
  const present = new Set(rows(`select name from sqlite_master where type = 'table'`).map(({ name }) => name))
  return Object.fromEntries(
    tables
      .filter((table) => present.has(table))
      .map((table) => [table, Number(rows(`select count(*) as count from ${table}`)[0]?.['count'])]),
  )
}

/** Copies all that is committed into one new file at `to` that needs nothing beside it, and checks the copy. */
async function copyWhole(from: DatabaseSync, to: string): Promise<RowCounts> {
  const part = `${to}.part`
  await rm(part, { force: true })
  try {
    await backup(from, part, { rate: inOneStep })
    const copy = openFile(part)
    try {
      copy.exec('pragma journal_mode = delete')
      const counts = check(copy, part)
      copy.close()
      await rename(part, to)
      return counts
    } finally {
      if (copy.isOpen) copy.close()
    }
  } finally {
    for (const end of ['', ...beside]) await rm(`${part}${end}`, { force: true })
  }
}

/** Copies the database at `path` into a new file, while servers read and write it. */
export async function backUp(path: string, to: string): Promise<RowCounts> {
  if (existsSync(to)) throw new Error(`${to} is there already.`)
  const source = openFile(path)
  try {
    return await copyWhole(source, to)
  } finally {
    source.close()
  }
}

/**
 * Puts a copy of the backup in the place of the database at `path`. One that is there stays beside it under the name answered
 * as `aside`; it is not touched unless `replace` is said, nor while a server has it open.
 */
export async function restore(
  from: string,
  path: string,
  { replace = false, now = new Date() } = {},
): Promise<{ counts: RowCounts; aside: string | null }> {
  const source = openFile(from)
  try {
    check(source, from)
    if (existsSync(path)) {
      if (!replace) throw new Error(`There is a database at ${path}. --replace puts it aside.`)
      demandUnused(path)
    }
    const ready = `${path}.restored`
    await rm(ready, { force: true })
    const counts = await copyWhole(source, ready)
    const aside = await putAside(path, `${path}.until-${now.toISOString().replaceAll(/[:.]/g, '-')}`)
    await rename(ready, path)
    return { counts, aside }
  } finally {
    source.close()
  }
}

/** A file with a write-ahead log gives that up only for the last who has it open. */
function demandUnused(path: string) {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { timeout: 0 })
    file.exec('pragma journal_mode = delete')
  } catch (error) {
    if (resultCode(error) === 5) throw new Error(`A server uses ${path}: stop it first.`, { cause: error })
    // Damaged beyond opening: that is what a backup is for.
  } finally {
    file?.close()
  }
}

/** With the log that belongs to it: SQLite would apply it to whatever else bears the name. */
async function putAside(path: string, aside: string): Promise<string | null> {
  const had = existsSync(path)
  for (const end of ['', ...beside])
    if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${aside}${end}`)
  return had ? aside : null
}
