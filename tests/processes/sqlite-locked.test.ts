import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import { appWith, as, problemOf } from '../api.ts'
import { type Beside, beside } from './beside.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-locked-'))
const stores: Store[] = []
const processes: Beside[] = []
afterEach(async () => {
  for (const { child } of processes.splice(0)) child.kill('SIGKILL')
  for (const store of stores.splice(0)) await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The API on a file that another process keeps locked until `free` is called. */
async function onLocked(name: string, patience: number) {
  const path = join(folder, name)
  const store = await openSqliteStore(path, { patience })
  stores.push(store)
  const other = beside('lock', `file:${path}`)
  processes.push(other)
  await other.said(1)
  const app = appWith({ store })
  const headers = { ...(await as('member')), 'Content-Type': 'application/json' }
  return {
    read: async (path: string) => (await app.request(path, { headers })).status,
    vote: async (stars: number) =>
      app.request('/api/articles/open/rating', {
        method: 'PUT',
        headers,
        body: JSON.stringify({ stars }),
      }),
    async free() {
      other.child.stdin.write('\n')
      await other.said(2)
    },
  }
}

test('a vote waits for a locked database while others read, and is stored', async () => {
  const { read, vote, free } = await onLocked('waits.db', 60_000)
  let answered = false
  const pending = vote(4).finally(() => (answered = true))
  for (const path of ['/api/articles/open', '/api/articles/open/rating', '/api/health', '/api/ready'])
    expect([path, await read(path)]).toEqual([path, 200])
  expect(answered).toBe(false)
  await free()
  const answer = await pending
  expect([answer.status, await answer.json()]).toMatchObject([200, { votes: 1, mine: 4 }])
})

test('whoever waited long enough is told to come again, all of them, and nothing is stored', async () => {
  const { read, vote, free } = await onLocked('refuses.db', 200)
  const answers = await Promise.all(Array.from({ length: 30 }, () => vote(5)))
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect(await problemOf(answer)).toMatchObject({ code: 'unavailable' })
  }
  expect(await read('/api/articles/open/rating')).toBe(200)
  await free()
  expect((await vote(2)).status).toBe(200)
})

test('servers that start at once on one new file all start', async () => {
  const url = `file:${join(folder, 'together.db')}`
  processes.push(...Array.from({ length: 3 }, () => beside('open', url)))
  await Promise.all(processes.map((one) => one.said(1)))
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0])
})
