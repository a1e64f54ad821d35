import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { freshDatabase } from '../../tests/postgres.ts'
import { type Limits, limits as allowed } from '../http/limits.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import { openPostgresStore } from '../store/postgres.ts'
import { createLimits, mostSources } from './limits.ts'
import { createWindows } from './windows.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) await close()
})

const alone = (factor = 1) => createLimits({ factor, store: createMemoryStore() })
const { uses, seconds } = allowed.votesOfReader
const many = async (limits: Limits, who: string, times: number) => {
  for (let time = 0; time < times; time++) await limits.count('votesOfReader', who)
}

test('so much is let through, then nothing until the time is over, and others are not touched', async () => {
  const limits = await alone()
  await many(limits, 'a', uses - 1)
  expect(await limits.count('votesOfReader', 'a')).toMatchObject({ used: uses, isOver: false })
  vi.advanceTimersByTime(seconds * 1000 - 1500)
  expect(await limits.count('votesOfReader', 'a')).toMatchObject({ isOver: true, seconds: 2 })
  expect(await limits.count('votesOfReader', 'b')).toMatchObject({ used: 1, isOver: false })
  expect(await limits.count('commentsOfReader', 'a')).toMatchObject({ used: 1, isOver: false })
  vi.advanceTimersByTime(2000)
  expect(await limits.count('votesOfReader', 'a')).toMatchObject({ used: 1, isOver: false })
})

test('looking counts nothing', async () => {
  const limits = await alone()
  await many(limits, 'a', uses - 1)
  for (let time = 0; time < 5; time++)
    expect(await limits.look('votesOfReader', 'a')).toMatchObject({ isOver: false })
  await many(limits, 'a', 1)
  expect(await limits.look('votesOfReader', 'a')).toMatchObject({ isOver: true, seconds })
})

test('an operator can widen what one address may, and nothing else', async () => {
  const limits = await alone(2)
  for (let time = 0; time < allowed.commentsOfAddress.uses * 2; time++)
    expect((await limits.count('commentsOfAddress', 'a')).isOver).toBe(false)
  expect((await limits.count('commentsOfAddress', 'a')).isOver).toBe(true)
  await many(limits, 'a', uses)
  expect((await limits.count('votesOfReader', 'a')).isOver).toBe(true)
})

test('however many addresses come, only so many are held in memory, and who floods stays held back', async () => {
  const windows = createWindows({ points: uses, seconds, mostSources })
  for (let time = 0; time < uses; time++) windows.count('flooding')
  for (let source = 0; source < 3 * mostSources; source++) {
    windows.count(`source ${source}`)
    if (source % 1000 === 0) windows.count('flooding')
  }
  expect(windows.count('flooding').isOver).toBe(true)
  expect(windows.size).toBe(mostSources)
})

test('a clock that is set back holds nobody back for longer', async () => {
  const limits = await alone()
  await many(limits, 'a', uses + 1)
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(await limits.count('votesOfReader', 'a')).toMatchObject({ used: 1, isOver: false, seconds })
})

async function twoServers() {
  vi.useRealTimers()
  const { url, giveBack } = await freshDatabase(inject('postgres'))
  const servers = await Promise.all([openPostgresStore(url), openPostgresStore(url)])
  closing.push(async () => {
    for (const { store } of servers) await store.close()
    await giveBack()
  })
  const [one, other] = await Promise.all(servers.map((server) => createLimits(server)))
  const [server] = servers
  if (!one || !other || !server) throw new Error('There are not two servers')
  return { one, other, rows: async () => (await server.pool.query('select * from limit_count')).rows }
}

test('two servers of one PostgreSQL count together, without knowing whom', async () => {
  const { one, other, rows } = await twoServers()
  const votes = await Promise.all(
    Array.from({ length: uses * 2 }, async (_, index) =>
      (index % 2 ? one : other).count('votesOfReader', 'visitor:1'),
    ),
  )
  expect(votes.filter(({ isOver }) => !isOver)).toHaveLength(uses)
  expect(votes.every(({ seconds: left }) => left > 0 && left <= seconds)).toBe(true)
  expect(await rows()).toHaveLength(1)
  expect(JSON.stringify(await rows())).not.toContain('visitor:1')
})

test('what costs no database is told to the other server within seconds, and nothing is counted twice', async () => {
  const { one, other, rows } = await twoServers()
  const { uses: pages } = allowed.pagesOfAddress
  let made = 0
  const ask = async (limits: Limits) => {
    made += 1
    return (await limits.count('pagesOfAddress', '198.51.100.7')).isOver
  }
  const halfOfThem = (limits: Limits) => Promise.all(Array.from({ length: pages / 2 }, () => ask(limits)))
  expect(await halfOfThem(one)).not.toContain(true)
  expect(await halfOfThem(other)).not.toContain(true)
  // Long before either has counted as many itself.
  await expect.poll(() => ask(one), { interval: 100, timeout: 10_000 }).toBe(true)
  await expect.poll(() => ask(other), { interval: 100, timeout: 10_000 }).toBe(true)
  await expect.poll(rows, { timeout: 10_000 }).toMatchObject([{ points: made }])
  expect(made).toBeLessThan(pages * 1.5)
  expect(JSON.stringify(await rows())).not.toContain('198.51.100.7')
})

test.each([
  ['behind', -30_000],
  ['behind by more than the period', -3_600_000],
  ['ahead', 3_600_000],
])(
  'a server whose clock is %s knows of what another was told, and for how long it counts',
  async (_how, by) => {
    const { one, other, rows } = await twoServers()
    const { uses: pages, seconds: period } = allowed.pagesOfAddress
    for (let page = 0; page <= pages; page++) void one.count('pagesOfAddress', '198.51.100.7')
    await expect.poll(rows, { timeout: 10_000 }).toMatchObject([{ points: pages + 1 }])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })
    for (let page = 0; page < pages / 10; page++) void other.count('pagesOfAddress', '198.51.100.7')
    await expect
      .poll(() => other.look('pagesOfAddress', '198.51.100.7'), { timeout: 10_000 })
      .toMatchObject({ isOver: true })
    expect((await other.look('pagesOfAddress', '198.51.100.7')).seconds).toBeLessThanOrEqual(period)
  },
)

test('whoever reads a little is nobody’s business, and reading waits for no database', async () => {
  const { one, rows } = await twoServers()
  const { uses: reads } = allowed.readsOfAddress
  for (let read = 0; read < reads / 10 - 1; read++)
    expect(one.count('readsOfAddress', '198.51.100.7')).not.toBeInstanceOf(Promise)
  for (let read = 0; read < reads; read++) void one.count('readsOfAddress', '198.51.100.8')
  await expect.poll(rows, { timeout: 10_000 }).toHaveLength(1)
})

test('while the database is away, each server counts for itself', async () => {
  vi.useRealTimers()
  const { url, giveBack } = await freshDatabase(inject('postgres'))
  const { store, pool } = await openPostgresStore(url)
  const limits = await createLimits({ store, pool })
  await store.close()
  closing.push(giveBack)
  await many(limits, 'a', uses)
  expect((await limits.count('votesOfReader', 'a')).isOver).toBe(true)
})
