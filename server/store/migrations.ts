import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Dialect } from './dialect.ts'
import { feedback } from './migrations/001-feedback.ts'
import { trust } from './migrations/002-trust.ts'
import { turns } from './migrations/003-turns.ts'
import { spam } from './migrations/004-spam.ts'
import { searches } from './migrations/005-searches.ts'
import { editors } from './migrations/006-editors.ts'

type Migrations = Record<string, (database: Kysely<unknown>, dialect: Dialect) => Promise<void>>

/** Forward only. Never edit one that has been released; add the next. */
export const migrations: Migrations = {
  '001-feedback': feedback,
  '002-trust': trust,
  '003-turns': turns,
  '004-spam': spam,
  '005-searches': searches,
  '006-editors': editors,
}

/**
 * Brings the schema up to date, all that is missing in one transaction; servers that start at once wait for one another.
 * Throws when that fails, and, before anything is written, when the database knows a migration that this version does not.
 */
export async function migrate<Database>(
  database: Kysely<Database>,
  dialect: Dialect,
  known: Migrations = migrations,
): Promise<void> {
  const applied = await appliedMigrations(database)
  const newer = applied.filter((name) => !Object.hasOwn(known, name))
  if (newer.length > 0) {
    throw new Error(
      `The database belongs to a newer version of Signpost: this one does not know ${newer.join(', ')}. ` +
        'Start the newer version, or restore a backup of this one.',
    )
  }
  if (applied.length === Object.keys(known).length) return
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        Object.entries(known).map(([name, up]) => [
          name,
          { up: (changed: Kysely<unknown>) => up(changed, dialect) },
        ]),
      ),
  }
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest()
  if (error) throw new Error('The database could not be brought to this version’s schema.', { cause: error })
}

/** Names of the migrations that the database has seen, in their order; none for an empty one. */
export async function appliedMigrations<Database>(database: Kysely<Database>): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    database,
  )
  return rows.map(({ name }) => name)
}
