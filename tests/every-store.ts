import { afterEach, describe, inject } from 'vitest'
import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import { openPostgresStore } from '../server/store/postgres.ts'
import { openSqliteStore } from '../server/store/sqlite.ts'
import type { Store } from '../server/store/store.ts'
import { freshDatabase } from './postgres.ts'

type Opened = { store: Store; giveBack?: () => Promise<void> }

const stores: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: createMemoryStore() }),
  SQLite: async () => ({ store: await openSqliteStore(':memory:') }),
  PostgreSQL: async () => {
    const { url, giveBack } = await freshDatabase(inject('postgres'))
    return { store: (await openPostgresStore(url)).store, giveBack }
  },
}

/** The same contract for every store. What `fresh` opens is closed after each test. */
export const describeEveryStore = (what: string, tests: (fresh: () => Promise<Store>) => void) =>
  describe.each(Object.entries(stores))(`${what} in %s`, (_name, open) => {
    const opened: Opened[] = []
    afterEach(async () => {
      for (const { store, giveBack } of opened.splice(0)) {
        await store.close()
        await giveBack?.()
      }
    })
    tests(async () => {
      const one = await open()
      opened.push(one)
      return one.store
    })
  })
