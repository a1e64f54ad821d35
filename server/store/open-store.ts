import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Pool } from 'pg'
import type { DatabaseAddress } from './database-address.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

/** `pool`: for what the servers of one database share besides the store; null where only one server can be. */
export type OpenedStore = { store: Store; pool: Pool | null }

/** Opens the store at that address, with its schema up to date. `lost` hears of connections that broke unused. */
export async function openStore(
  address: DatabaseAddress,
  options: { poolSize?: number; lost?: (error: Error) => void } = {},
): Promise<OpenedStore> {
  if (address.kind === 'postgres') {
    // Not loaded where it is not needed.
    const { openPostgresStore } = await import('./postgres.ts')
    return openPostgresStore(address.url, options)
  }
  await makeFolder(dirname(address.path))
  return { store: await openSqliteStore(address.path), pool: null }
}

/** With what lies above it. Node's own way of doing so never comes back from a file system that takes no folders, such as `/proc`. */
async function makeFolder(path: string): Promise<void> {
  const make = () =>
    mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await make()
  })
}
