import { type ColumnDefinitionBuilder, type Expression, sql } from 'kysely'

/** What the databases spell differently; all other SQL of the store is the same in both. */
export type Dialect = {
  name: 'SQLite' | 'PostgreSQL'
  /** Of names, ids and instants: text that is compared and ordered byte by byte, whatever the database's language. */
  key: 'text' | Expression<string>
  /** Numbers the rows in the order of their arrival. */
  numbered(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder
}

export const sqlite: Dialect = {
  name: 'SQLite',
  key: 'text',
  numbered: (column) => column.primaryKey().autoIncrement(),
}

export const postgres: Dialect = {
  name: 'PostgreSQL',
  key: sql<string>`text collate "C"`,
  // By default only: rows that come from another database keep their numbers.
  numbered: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
}
