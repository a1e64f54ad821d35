import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Pool } from 'pg'
import type { DatabaseAddress } from './database-address.ts'
import { openPostgresStore } from './postgres.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

/** `pool`: for what the servers of one database share besides the store; null where only one server can be. */
export type OpenedStore = { store: Store; pool: Pool | null }

/** Opens the store at that address, with its schema up to date. `lost` hears of connections that broke unused. */
export async function openStore(
  address: DatabaseAddress,
  options: { poolSize?: number; lost?: (error: Error) => void } = {},
): Promise<OpenedStore> {
  if (address.kind === 'postgres') return openPostgresStore(address.url, options)
  await mkdir(dirname(address.path), { recursive: true })
  return { store: await openSqliteStore(address.path), pool: null }
}
