import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = serverFolder()
let server: WholeServer | undefined
afterAll(() => {
  server?.child.kill('SIGKILL')
  folder.remove()
})

test('a server whose disk is full refuses what it cannot store, goes on answering, and recovers by itself', async () => {
  // No file of this process may grow past 256 kB (in blocks of 512 bytes): the log is full after some reports.
  const { ask, report, said } = (server = await startServer(folder.path, { shell: 'ulimit -f 512;' }))
  const stored: string[] = []
  const full = await (async () => {
    for (;;) {
      const walk = crypto.randomUUID()
      const answer = await report(walk)
      if (answer.status !== 202) return answer
      stored.push(walk)
    }
  })()
  expect([full.status, full.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await full.json()).toMatchObject({ code: 'unavailable' })
  for (const path of ['/api/articles/sign-in', '/api/articles/sign-in/rating', '/api/health'])
    expect([path, (await ask(path)).status]).toEqual([path, 200])
  expect((await report(crypto.randomUUID())).status).toBe(503)
  expect(said()).not.toContain('"internal"')

  // Somebody makes room: the log is worked into the file and begins anew.
  const file = new DatabaseSync(join(folder.path, 'portal.db'))
  file.exec('pragma wal_checkpoint(truncate)')
  const late = crypto.randomUUID()
  expect((await report(late)).status).toBe(202)
  const walks = file
    .prepare('select walk from outcome order by sequence')
    .all()
    .map((row) => row['walk'])
  file.close()
  expect(walks).toEqual([...stored, late])
})
