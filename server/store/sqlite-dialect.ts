import { setImmediate } from 'node:timers/promises'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import { createTurns, isPassing, patiently } from './sqlite-waiting.ts'

/** `reader` is another connection to the same file, or the writer itself where there is no file. */
export type SqliteHandles = { writer: DatabaseSync; reader: DatabaseSync }

/**
 * SQLite for Kysely, through the module that comes with Node (decision 018). Writes take turns and wait for locks of other
 * processes without holding up this one, `patience` ms at most; reads go past them on a connection of their own.
 */
export const sqliteDialect = (handles: SqliteHandles, patience: number): Dialect => ({
  createDriver: () => new SqliteDriver(handles, patience),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalAdapter(),
  createIntrospector: (database) => new SqliteIntrospector(database),
})

/** SQLite changes its schema in transactions like anything else: a migration is done or not, and one server at a time is at it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
  override get supportsMultipleConnections() {
    return true
  }
}

type Run = (query: CompiledQuery) => QueryResult<unknown>

/** Runs a query, and remembers how it is prepared. */
function runnerOf(handle: DatabaseSync): Run {
  const prepared = new LRUCache<string, { statement: StatementSync; answers: boolean }>({ max: 200 })
  return ({ sql, parameters }) => {
    let known = prepared.get(sql)
    if (!known) {
      const statement = handle.prepare(sql)
      known = { statement, answers: statement.columns().length > 0 }
      prepared.set(sql, known)
    }
    const values = parameters as SQLInputValue[]
    if (known.answers) return { rows: known.statement.all(...values) }
    return { rows: [], numAffectedRows: BigInt(known.statement.run(...values).changes) }
  }
}

class SqliteConnection implements DatabaseConnection {
  /** Ends the turn of a transaction under way. */
  endTurn: (() => void) | null = null
  readonly #driver: SqliteDriver
  constructor(driver: SqliteDriver) {
    this.#driver = driver
  }
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return (await this.#driver.execute(query, this.endTurn !== null)) as QueryResult<Row>
  }
  // oxlint-disable-next-line require-yield -- Kysely demands the method; the store never streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The store reads page by page')
  }
}

type Waiting = {
  query: CompiledQuery
  resolve: (result: QueryResult<unknown>) => void
  reject: (error: unknown) => void
}

class SqliteDriver implements Driver {
  readonly #writer: DatabaseSync
  readonly #reader: DatabaseSync
  readonly #write: Run
  readonly #read: Run
  readonly #patience: number
  readonly #turns = createTurns()
  readonly #waiting: Waiting[] = []

  constructor({ writer, reader }: SqliteHandles, patience: number) {
    this.#writer = writer
    this.#reader = reader
    this.#write = runnerOf(writer)
    this.#read = runnerOf(reader)
    this.#patience = patience
  }

  async init() {}

  async acquireConnection() {
    return new SqliteConnection(this)
  }

  async execute(query: CompiledQuery, inTransaction: boolean): Promise<QueryResult<unknown>> {
    const deadline = performance.now() + this.#patience
    if (inTransaction) return patiently(() => this.#write(query), deadline)
    if (this.#reader !== this.#writer && SelectQueryNode.is(query.query))
      return patiently(() => this.#read(query), deadline)
    return this.#writeWithOthers(query)
  }

  /**
   * Writes that come at the same time are one transaction: each waits for the disk as long as one alone would, and not for one after the
   * other. None has happened before all have.
   */
  #writeWithOthers(query: CompiledQuery): Promise<QueryResult<unknown>> {
    const { promise, resolve, reject } = Promise.withResolvers<QueryResult<unknown>>()
    this.#waiting.push({ query, resolve, reject })
    if (this.#waiting.length === 1) void this.#writeAll()
    return promise
  }

  async #writeAll() {
    const deadline = performance.now() + this.#patience
    // Whoever has arrived by now has been read from the sockets when the loop comes round.
    await setImmediate()
    const endTurn = await this.#turns.take()
    const all = this.#waiting.splice(0)
    try {
      const settle = await patiently(() => this.#inOneTransaction(all), deadline)
      for (const each of settle) each()
    } catch (error) {
      for (const { reject } of all) reject(error)
    } finally {
      endTurn()
    }
  }

  /** Answers what is to be told to each once it is certain. A write that is wrong by itself takes no other along. */
  #inOneTransaction(all: readonly Waiting[]): (() => void)[] {
    this.#writer.exec('begin immediate')
    try {
      const settle = all.map(({ query, resolve, reject }) => {
        try {
          const result = this.#write(query)
          return () => resolve(result)
        } catch (error) {
          // Trouble of the machine may have ended the transaction, and concerns all.
          if (all.length === 1 || isPassing(error) || !this.#writer.isTransaction) throw error
          return () => reject(error)
        }
      })
      this.#writer.exec('commit')
      return settle
    } catch (error) {
      if (this.#writer.isTransaction) this.#writer.exec('rollback')
      throw error
    }
  }

  async beginTransaction(connection: SqliteConnection) {
    const deadline = performance.now() + this.#patience
    const endTurn = await this.#turns.take()
    try {
      // At once for writing: two that begin as readers and both want to write could only fail.
      await patiently(() => this.#writer.exec('begin immediate'), deadline)
      connection.endTurn = endTurn
    } catch (error) {
      endTurn()
      throw error
    }
  }

  async commitTransaction(connection: SqliteConnection) {
    await patiently(() => this.#writer.exec('commit'), performance.now() + this.#patience)
    this.#end(connection)
  }

  async rollbackTransaction(connection: SqliteConnection) {
    try {
      // A full disk has ended it already.
      if (this.#writer.isTransaction) this.#writer.exec('rollback')
    } finally {
      this.#end(connection)
    }
  }

  #end(connection: SqliteConnection) {
    connection.endTurn?.()
    connection.endTurn = null
  }

  async releaseConnection() {}

  async destroy() {
    await this.#turns.take()
    if (this.#reader !== this.#writer) this.#reader.close()
    // The last to close works the log into the file.
    this.#writer.close()
  }
}
