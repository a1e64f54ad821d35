import { mkdirSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../server/http/limits.ts'
import { askFrom } from './from-address.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const proxy = '127.0.0.100'
/** A tenth of what is usual, so that few requests are many. */
const allowed = limits.challengesOfAddress.uses / 10

const folder = serverFolder()
let server: WholeServer
/** It draws pages, of which each says its address. */
beforeAll(async () => {
  const drawing = join(folder.path, 'dist-server')
  for (const path of [drawing, join(folder.path, 'dist/assets')]) mkdirSync(path)
  writeFileSync(join(drawing, 'manifest.json'), '{}')
  const scripts = { noteReader: '', serveQuickReader: '', loadPortal: '' }
  writeFileSync(join(drawing, 'scripts.json'), JSON.stringify(scripts))
  writeFileSync(
    join(drawing, 'draw.js'),
    `export const createDrawing = () => async (address) => ({
      status: 200, title: 'Drawn: ' + address, head: '', html: '', readers: 'all', kept: '{}', module: null,
    })`,
  )
  server = await startServer(folder.path, { LIMITS: '0.1', TRUSTED_PROXIES: proxy })
})
afterAll(() => {
  server.child.kill('SIGKILL')
  folder.remove()
})

const challenge = { path: '/api/challenges?purpose=comment&article=sign-in' }
const ask = (address: string, headers: Record<string, string> = {}) =>
  askFrom(address, server.port, { ...challenge, headers })
const forwarded = (reader: string) => ask(proxy, { 'X-Forwarded-For': reader })
async function statuses(times: number, asking: (time: number) => ReturnType<typeof ask>) {
  const answers = await Promise.all(Array.from({ length: times }, (_, time) => asking(time)))
  return answers.map(({ status }) => status).toSorted((a, b) => a - b)
}
const enough: number[] = Array.from({ length: allowed }, () => 200)

test('each address has limits of its own, and who is over them is told when to come again', async () => {
  expect(await statuses(allowed + 3, () => ask('127.0.0.2'))).toEqual([...enough, 429, 429, 429])
  const refused = await ask('127.0.0.2')
  expect([refused.status, refused.body]).toMatchObject([429, { code: 'too_many_requests' }])
  const wait = Number(refused.retryAfter)
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(limits.challengesOfAddress.seconds)
  expect(await statuses(allowed, () => ask('127.0.0.3'))).toEqual(enough)
})

test('a stranger’s word on where it comes from is not believed', async () => {
  const names = (time: number) => ({
    'X-Forwarded-For': `203.0.113.${time}`,
    Forwarded: `for=203.0.113.${time}`,
  })
  expect(await statuses(allowed + 1, (time) => ask('127.0.0.4', names(time)))).toEqual([...enough, 429])
  // Nor can it use up what the one has whom it names.
  expect((await forwarded('203.0.113.1')).status).toBe(200)
})

test('a trusted proxy’s word is: whom it names is counted, and not itself', async () => {
  expect(await statuses(allowed + 1, () => forwarded('198.51.100.7'))).toEqual([...enough, 429])
  // What the reader wrote in front of the proxy’s word is still the reader’s.
  expect((await forwarded('192.0.2.99, 198.51.100.7')).status).toBe(429)
  expect((await forwarded('198.51.100.8')).status).toBe(200)
  expect((await ask(proxy)).status).toBe(200)
  expect(await statuses(allowed - 1, () => forwarded('127.0.0.5'))).toEqual(enough.slice(1))
  expect((await ask('127.0.0.5')).status).toBe(200)
  expect((await ask('127.0.0.5')).status).toBe(429)
})

describe('of IPv6', () => {
  test('a whole /64 is one reader, and the next one is another', async () => {
    const hop = (time: number) => forwarded(`2001:db8:1:2:${time}:a:b:${(time * 7).toString(16)}`)
    expect(await statuses(allowed + 1, hop)).toEqual([...enough, 429])
    expect((await forwarded('2001:db8:1:3::1')).status).toBe(200)
  })

  // Some containers have none.
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ address }) => address === '::1').map(({ address }) => address),
  )
  test.each(own)('whoever connects from %s is held to the same', async (address) => {
    expect(await statuses(allowed + 1, () => ask(address))).toEqual([...enough, 429])
    // The same /64, told by the proxy.
    expect((await forwarded('::2')).status).toBe(429)
  })
})

test('while one address floods, everybody else is answered as if it were not there', async () => {
  const read = { path: '/api/articles/sign-in' }
  const flood = Promise.all(
    Array.from({ length: 600 }, () => askFrom('127.0.1.1', server.port, read).then(({ status }) => status)),
  )
  const others = await Promise.all(
    Array.from({ length: 40 }, (_, index) => askFrom(`127.0.2.${index + 1}`, server.port, read)),
  )
  expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]))
  const flooding = await flood
  expect(new Set(flooding)).toEqual(new Set([200, 429]))
  expect((await askFrom('127.0.1.1', server.port, { path: '/api/health' })).status).toBe(200)
})

test('no more pages are drawn for one address than so many; then it has them as a browser draws them itself', async () => {
  const page = async (address: string, search: number, headers: Record<string, string> = {}) => {
    const path = `/search?q=${search}`
    const { status, body } = await askFrom(address, server.port, { path, headers })
    return [status, String(body).includes(`Drawn: ${path}`) ? 'drawn' : 'empty']
  }
  const most = limits.pagesOfAddress.uses / 10
  for (let search = 0; search < most; search += 1)
    expect(await page('127.0.0.2', search)).toEqual([200, 'drawn'])
  expect(await page('127.0.0.2', most)).toEqual([200, 'empty'])
  // What was drawn before costs nothing, and others are not touched.
  expect(await page('127.0.0.2', 0)).toEqual([200, 'drawn'])
  expect(await page('127.0.0.3', most)).toEqual([200, 'drawn'])
  expect(await page('127.0.0.2', 100, { 'X-Forwarded-For': '203.0.113.1' })).toEqual([200, 'empty'])
  expect(await page(proxy, 100, { 'X-Forwarded-For': '203.0.113.1' })).toEqual([200, 'drawn'])
})
