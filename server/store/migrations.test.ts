import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest'
import { emptyDatabase } from '../../tests/postgres.ts'
import { postgres, sqlite } from './dialect.ts'
import { appliedMigrations, migrate, migrations } from './migrations.ts'
import type { Tables } from './schema.ts'
import { openSqlite } from './sqlite.ts'

const opened: Kysely<Tables>[] = []
const folder = mkdtempSync(join(tmpdir(), 'signpost-migrations-'))
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.destroy()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const databases = {
  SQLite: {
    dialect: sqlite,
    empty: async () => join(folder, `${(files += 1)}.db`),
    open: (path: string) => openSqlite(path, 5000),
  },
  PostgreSQL: {
    dialect: postgres,
    empty: () => emptyDatabase(inject('postgres')),
    open: async (url: string) =>
      new Kysely<Tables>({
        dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
      }),
  },
}
const only = (...names: string[]) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)))

describe.each(Object.entries(databases))('%s', (_name, { dialect, empty, open: openAt }) => {
  const open = async (at: string) => {
    const database = await openAt(at)
    opened.push(database)
    return database
  }
  test('feedback of the first version comes along', async () => {
    const database = await open(await empty())
    await migrate(database, dialect, only('001-feedback'))
    await sql`insert into vote values ('sign-in', 'account:1', 4, '2026-11-01T00:00:00.000Z')`.execute(
      database,
    )
    await sql`insert into comment (id, article, text, received_at) values ('c', 'sign-in', 'Good.', '2026-11-01')`.execute(
      database,
    )
    await sql`insert into outcome (troubleshooter, version, step, solved, answers, received_at)
    values ('sign-in', '1', 'done', 1, '{}', '2026-11-01')`.execute(database)
    await migrate(database, dialect)
    const all = async (table: string) => (await sql`select * from ${sql.table(table)}`.execute(database)).rows
    expect(await all('vote')).toEqual([
      { article: 'sign-in', revision: 1, voter: 'account:1', stars: 4, voted_at: '2026-11-01T00:00:00.000Z' },
    ])
    expect(await all('comment')).toMatchObject([{ sequence: 1, id: 'c', status: 'open', language: 'en' }])
    expect(await all('outcome')).toMatchObject([{ sequence: 1, solved: 1, walk: null, checks: '{}' }])
  })

  test('servers that start at once bring the schema up to date once', async () => {
    const url = await empty()
    const servers = await Promise.all(Array.from({ length: 5 }, () => open(url)))
    await Promise.all(servers.map((database) => migrate(database, dialect)))
    expect(await appliedMigrations(await open(url))).toEqual(Object.keys(migrations))
  })

  test('a migration that fails leaves nothing behind', async () => {
    const database = await open(await empty())
    const broken = {
      ...migrations,
      '999-broken': async (changed: Kysely<unknown>) => {
        await sql`create table half (id integer)`.execute(changed)
        await sql`create table half (id integer)`.execute(changed)
      },
    }
    await expect(migrate(database, dialect, broken)).rejects.toThrow('could not be brought')
    expect(await appliedMigrations(database)).toEqual([])
    expect((await database.introspection.getTables()).map(({ name }) => name)).toEqual([])
  })

  test('a database of a newer version is refused and left as it is', async () => {
    const database = await open(await empty())
    await migrate(database, dialect, { ...migrations, '999-later': async () => {} })
    await expect(migrate(database, dialect)).rejects.toThrow('this one does not know 999-later')
  })
})
