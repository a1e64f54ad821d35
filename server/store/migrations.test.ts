import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { emptyDatabase } from '../../tests/postgres.ts'
import { postgres } from './dialect.ts'
import { appliedMigrations, migrate, migrations } from './migrations.ts'

const opened: Kysely<unknown>[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.destroy()))
})
const open = (url: string) => {
  const database = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
  })
  opened.push(database)
  return database
}
const only = (...names: string[]) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)))

test('feedback of the first version comes along', async () => {
  const database = open(await emptyDatabase(inject('postgres')))
  await migrate(database, postgres, only('001-feedback'))
  await sql`insert into vote values ('sign-in', 'account:1', 4, '2026-11-01T00:00:00.000Z')`.execute(database)
  await sql`insert into comment (id, article, text, received_at) values ('c', 'sign-in', 'Good.', '2026-11-01')`.execute(
    database,
  )
  await sql`insert into outcome (troubleshooter, version, step, solved, answers, received_at)
    values ('sign-in', '1', 'done', 1, '{}', '2026-11-01')`.execute(database)
  await migrate(database, postgres)
  const all = async (table: string) => (await sql`select * from ${sql.table(table)}`.execute(database)).rows
  expect(await all('vote')).toEqual([
    { article: 'sign-in', revision: 1, voter: 'account:1', stars: 4, voted_at: '2026-11-01T00:00:00.000Z' },
  ])
  expect(await all('comment')).toMatchObject([{ sequence: 1, id: 'c', status: 'open', language: 'en' }])
  expect(await all('outcome')).toMatchObject([{ sequence: 1, solved: 1, walk: null, checks: '{}' }])
})

test('servers that start at once bring the schema up to date once', async () => {
  const url = await emptyDatabase(inject('postgres'))
  const databases = Array.from({ length: 5 }, () => open(url))
  await Promise.all(databases.map((database) => migrate(database, postgres)))
  expect(await appliedMigrations(open(url))).toEqual(Object.keys(migrations))
})

test('a migration that fails leaves nothing behind', async () => {
  const database = open(await emptyDatabase(inject('postgres')))
  const broken = {
    ...migrations,
    '999-broken': async (changed: Kysely<unknown>) => {
      await sql`create table half (id integer)`.execute(changed)
      await sql`create table half (id integer)`.execute(changed)
    },
  }
  await expect(migrate(database, postgres, broken)).rejects.toThrow('could not be brought')
  expect(await appliedMigrations(database)).toEqual([])
  expect((await database.introspection.getTables()).map(({ name }) => name)).toEqual([])
})

test('a database of a newer version is refused and left as it is', async () => {
  const database = open(await emptyDatabase(inject('postgres')))
  await migrate(database, postgres, { ...migrations, '999-later': async () => {} })
  await expect(migrate(database, postgres)).rejects.toThrow('this one does not know 999-later')
})
