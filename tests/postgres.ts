import { randomUUID } from 'node:crypto'
import pg from 'pg'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the PostgreSQL of this run. */
    postgres: string
  }
}

/** Does that in a database and lets go of it. */
export async function askPostgres(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function newDatabase(
  server: string,
  template: 'migrated' | 'template0',
  options = '',
): Promise<string> {
  const answer = await fetch(server)
  const administrator = await answer.text()
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${administrator}`)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await askPostgres(
    administrator,
    `create database ${name} template ${template} strategy file_copy ${options}`,
  )
  return new URL(`/${name}`, administrator).href
}

/** A database without a table in the PostgreSQL of this run. `server` is what `inject('postgres')` gives; `options` are of SQL. */
export const emptyDatabase = (server: string, options?: string) => newDatabase(server, 'template0', options)

/** Making a database takes far longer than emptying its tables: whoever gives one back leaves it to the next. */
const givenBack: string[] = []

/** A database with the tables of this version and nothing in them. */
export async function freshDatabase(server: string): Promise<{ url: string; giveBack: () => Promise<void> }> {
  const url = givenBack.pop() ?? (await newDatabase(server, 'migrated'))
  return {
    url,
    async giveBack() {
      await askPostgres(url, emptyEveryTable)
      givenBack.push(url)
    },
  }
}

const emptyEveryTable = `do $$ begin
  execute (
    select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity'
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
  );
end $$`
