import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Beside, beside } from './beside.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-killed-'))
const processes: Beside[] = []
const servers: WholeServer[] = []
const removals: (() => void)[] = []
const writes = 'writes.mjs'
/** In one file: to read the hundreds that the process is made of would take fifty processes longer than all else. */
beforeAll(async () => {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'tests/processes/store-process.ts',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: writes } },
    },
    // Never asked for: the databases are files.
    ssr: { noExternal: true, external: ['pg'] },
  })
})
afterAll(() => {
  for (const { child } of [...processes, ...servers]) child.kill('SIGKILL')
  for (const remove of removals) remove()
  rmSync(folder, { recursive: true, force: true })
})

test('of fifty processes that are killed while they write, every word that was acknowledged is kept', async () => {
  const paths = Array.from({ length: 5 }, (_, index) => join(folder, `${index}.db`))
  const acknowledged = new Map(paths.map((path) => [path, new Set<string>()]))
  for (let wave = 0; wave < 10; wave += 1) {
    await Promise.all(
      paths.map(async (path) => {
        const writer = beside('write', `file:${path}`, join(folder, writes))
        processes.push(writer)
        // Each wave is killed elsewhere: after the first word, in the middle, and while the log is worked into the file.
        await writer.said(1 + wave * 4)
        writer.child.kill('SIGKILL')
        await writer.ended
        for (const id of writer.lines()) acknowledged.get(path)?.add(id)
      }),
    )
  }
  for (const [path, ids] of acknowledged) {
    const file = new DatabaseSync(path)
    expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    const stored = new Set(
      file
        .prepare('select id from comment')
        .all()
        .map((row) => row['id']),
    )
    const keys = file.prepare('select count(*) as count from idempotency_key').get()?.['count']
    file.close()
    expect(ids.size).toBeGreaterThan(100)
    expect([...ids].filter((id) => !stored.has(id))).toEqual([])
    // A comment and its key are stored together or not at all.
    expect(keys).toBe(stored.size)
  }
}, 120_000)

test('a server that is killed while it is asked starts again with all it had acknowledged', async () => {
  const { path, remove } = serverFolder()
  removals.push(remove)
  const acknowledged = new Set<string>()
  for (let round = 0; round < 2; round += 1) {
    const server = await startServer(path)
    servers.push(server)
    const asking = Array.from({ length: 4 }, async () => {
      for (;;) {
        const walk = crypto.randomUUID()
        if ((await server.report(walk)).status !== 202) throw new Error('It was refused')
        acknowledged.add(walk)
        if (acknowledged.size >= 40 * (round + 1)) server.child.kill('SIGKILL')
      }
    })
    // Each of them ends with the connection.
    for (const one of await Promise.allSettled(asking))
      expect(one).not.toMatchObject({ reason: { message: 'It was refused' } })
  }
  const last = await startServer(path)
  servers.push(last)
  expect((await last.ask('/api/ready')).status).toBe(200)
  const file = new DatabaseSync(join(path, 'portal.db'))
  const stored = new Set(
    file
      .prepare('select walk from outcome')
      .all()
      .map((row) => row['walk']),
  )
  expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  file.close()
  expect([...acknowledged].filter((walk) => !stored.has(walk))).toEqual([])
}, 60_000)
