import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { openPostgresStore } from '../server/store/postgres.ts'
import type { RunningPostgres } from './embedded-postgres.ts'
import { askPostgres } from './postgres.ts'

/** One PostgreSQL for all tests of a run, started when the first of them asks for it, with a database to copy from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<RunningPostgres> | null = null
  const server = createServer((_request, response) => {
    running ??= start()
    running.then(
      (postgres) => response.end(postgres.url('postgres')),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  project.provide('postgres', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    await running?.then((postgres) => postgres.remove())
  }
}

async function start(): Promise<RunningPostgres> {
  const { startPostgres } = await import('./embedded-postgres.ts')
  const postgres = await startPostgres()
  await askPostgres(postgres.url('postgres'), 'create database migrated')
  await (await openPostgresStore(postgres.url('migrated'))).store.close()
  return postgres
}
