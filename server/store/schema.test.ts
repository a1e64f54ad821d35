import { expect, test } from 'vitest'
import { tables } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { sqlite } from './dialect.ts'
import { migrate } from './migrations.ts'

test('every table is known by name, so that backups count it and the move to PostgreSQL takes it along', async () => {
  const database = await openSqlite(':memory:', 5000)
  await migrate(database, sqlite)
  const found = (await database.introspection.getTables()).map(({ name }) => name)
  await database.destroy()
  expect(found.toSorted()).toEqual([...tables].toSorted())
})
