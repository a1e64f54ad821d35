import { afterEach, describe } from 'vitest'
import { createMemoryStore } from './memory/memory-store.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

const stores: Record<string, () => Promise<Store>> = {
  memory: async () => createMemoryStore(),
  SQLite: () => openSqliteStore(':memory:'),
}

/** The same contract for every store. What `fresh` opens is closed after each test. */
export const describeEveryStore = (what: string, tests: (fresh: () => Promise<Store>) => void) =>
  describe.each(Object.entries(stores))(`${what} in %s`, (_name, open) => {
    const opened: Store[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    tests(async () => {
      const store = await open()
      opened.push(store)
      return store
    })
  })
