import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { askPostgres, freshDatabase } from '../postgres.ts'
import { boundByPermissions } from './bound-by-permissions.ts'
import { failedStart } from './failed-start.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = serverFolder()
const data = join(folder.path, 'data')
mkdirSync(data)
const here = { DATABASE_URL: 'file:data/portal.db' }
const start = () => startServer(folder.path, { ...here, by: boundByPermissions.join(' ') })
let server: WholeServer
beforeAll(async () => {
  server = await start()
})
afterAll(() => {
  server.child.kill('SIGKILL')
  permit(true)
  folder.remove()
})

async function kill() {
  const { child } = server
  child.kill('SIGKILL')
  // One that ended before says so no more.
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((ended) => child.once('close', ended))
}
function permit(writing: boolean) {
  for (const name of readdirSync(data).filter((one) => one.startsWith('portal.db')))
    chmodSync(join(data, name), writing ? 0o644 : 0o444)
  chmodSync(data, writing ? 0o755 : 0o555)
}
function walks() {
  const file = new DatabaseSync(join(data, 'portal.db'))
  const found = file.prepare('select walk from outcome').all()
  file.close()
  return new Set(found.map((row) => String(row['walk'])))
}
const stored: string[] = []
async function store() {
  const walk = crypto.randomUUID()
  expect((await server.report(walk)).status).toBe(202)
  stored.push(walk)
}
/** A report that is refused, as reads go on. */
async function refused() {
  const walk = crypto.randomUUID()
  const answer = await server.report(walk)
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  for (const path of ['/api/articles/sign-in', '/api/articles/sign-in/rating', '/api/health', '/api/ready'])
    expect([path, (await server.ask(path)).status]).toEqual([path, 200])
  return walk
}
/** What the log says of so many reports that were refused, once it has said it. */
async function failures(count: number) {
  const lines = () =>
    server
      .said()
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, string>)
      .filter(({ event, route }) => event === 'request failed' && route === reports.route)
  while (lines().length < count) await once(server.child.stderr, 'data')
  return lines()
}
const reports = { level: 'error', route: '/api/troubleshooters/:id/outcomes' }

test('a server whose disk turns read-only refuses what it cannot store, reads on, says so in its log, and recovers by itself', async () => {
  await store()
  // SQLite is told the same of a file system that was mounted read-only meanwhile: that it cannot write. Nothing may grow past 0 bytes.
  const limit = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(server.child.pid), `--fsize=${bytes}:unlimited`])
  limit('0')
  const lost = [await refused(), await refused()]
  const logged = await failures(2)
  expect(logged).toMatchObject([reports, reports])
  for (const { error } of logged) expect(error).toMatch(/^StoreUnavailable: SQLite cannot be used just now/)
  limit('unlimited')
  await store()
  const found = walks()
  expect([stored.filter((walk) => !found.has(walk)), lost.filter((walk) => found.has(walk))]).toEqual([
    [],
    [],
  ])
})

test('permissions that are taken away lose nothing that was acknowledged, stop the next start in one line, and no longer once they are back', async () => {
  await store()
  permit(false)
  // What is open stays open: the system asks for permission once.
  await store()
  expect((await server.ask('/api/articles/sign-in/rating')).status).toBe(200)
  await kill()

  const { code, said } = await failedStart(folder.path, here)
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^The database cannot be used:\n {2}data\/portal\.db: .* write the file, .*\n$/),
  ])
  permit(true)
  server = await start()
  await store()
  const found = walks()
  expect(stored.filter((walk) => !found.has(walk))).toEqual([])
}, 60_000)

test('a PostgreSQL that takes nothing more, as a replica does, is read, and written again once it may be', async () => {
  const { url, giveBack } = await freshDatabase(inject('postgres'))
  const name = new URL(url).pathname.slice(1)
  /** For all connections that are made from now on: those that are there break off. */
  const become = (setting: string) =>
    askPostgres(
      new URL('/postgres', url).href,
      `alter database ${name} ${setting}`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    )
  await kill()
  server = await startServer(folder.path, { DATABASE_URL: url, LIMITS: 'on' })
  await store()
  await become('set default_transaction_read_only = on')
  // Each connection that broke off is noticed by the first who uses it.
  while ((await server.ask('/api/ready')).status !== 200);
  await refused()
  expect((await failures(1)).at(-1)).toMatchObject({
    ...reports,
    error: expect.stringMatching(/^StoreUnavailable: PostgreSQL cannot be used just now/),
  })
  await become('reset default_transaction_read_only')
  while ((await server.ask('/api/ready')).status !== 200);
  await store()
  await kill()
  await giveBack()
}, 60_000)
