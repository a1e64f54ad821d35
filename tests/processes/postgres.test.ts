import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { type Store, StoreUnavailable } from '../../server/store/store.ts'
import { appWith, as, problemOf } from '../api.ts'
import { type RunningPostgres, startPostgres } from '../embedded-postgres.ts'
import { freshDatabase } from '../postgres.ts'

const json = { 'Content-Type': 'application/json' }
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

/** A server with a pool of its own, as it is asked by one signed-in reader. */
async function serverOn(url: string, lost?: (error: Error) => void) {
  const { store } = await openPostgresStore(url, { ...(lost && { lost }) })
  stores.push(store)
  const app = appWith({ store })
  const headers = { ...(await as('member')), ...json }
  const at = '/api/articles/open'
  return {
    store,
    ask: async (path: string) => app.request(path, { headers }),
    vote: async (stars: number) =>
      app.request(`${at}/rating`, { method: 'PUT', headers, body: JSON.stringify({ stars }) }),
    comment: async (text: string, key: string) =>
      app.request(`${at}/comments`, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': key },
        body: JSON.stringify({ text }),
      }),
  }
}

describe('a PostgreSQL that goes away', () => {
  let postgres: RunningPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.remove())

  test('and comes back is waited for by everyone who needs it, and by nobody else', async () => {
    const lost: Error[] = []
    const { ask, vote, comment } = await serverOn(postgres.url('postgres'), (error) => lost.push(error))
    expect((await vote(4)).status).toBe(200)

    await postgres.stop()
    for (const answer of [
      await vote(5),
      await ask('/api/articles/open/rating'),
      await ask('/api/ready'),
      await comment('Where is the button?', '0b8f3c1e-0d7a-4d0e-9b0a-6f2f3d1c5e7a'),
    ]) {
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
      expect(await problemOf(answer)).toMatchObject({ code: 'unavailable' })
    }
    for (const path of ['/api/articles/open', '/api/articles', '/api/health'])
      expect([path, (await ask(path)).status]).toEqual([path, 200])
    expect(lost.length).toBeGreaterThan(0)

    await postgres.start()
    expect((await ask('/api/ready')).status).toBe(200)
    expect(await (await ask('/api/articles/open/rating')).json()).toMatchObject({ votes: 1, mine: 4 })
    expect((await comment('Where is the button?', '0b8f3c1e-0d7a-4d0e-9b0a-6f2f3d1c5e7a')).status).toBe(201)
  })

  test('in the middle of many votes loses none that was acknowledged', async () => {
    const { store, ask } = await serverOn(postgres.url('postgres'))
    const acknowledged: string[] = []
    const refused: unknown[] = []
    const stop = new AbortController()
    const writers = Array.from({ length: 5 }, async (_, writer) => {
      for (let index = 0; !stop.signal.aborted; index += 1) {
        const voter = `account:${writer}-${index}`
        await store.putVote({ article: 'busy', revision: 1 }, voter, 5, '2026-11-23T12:00:00.000Z').then(
          () => acknowledged.push(voter),
          (error: unknown) => refused.push(error),
        )
      }
    })
    while (acknowledged.length < 50) await store.ping()
    await postgres.stop()
    while (refused.length < 20) await store.ping().catch(() => {})
    await postgres.start()
    const before = acknowledged.length
    while (acknowledged.length < before + 50) await store.ping().catch(() => {})
    stop.abort()
    await Promise.all(writers)
    expect(refused.filter((error) => !(error instanceof StoreUnavailable))).toEqual([])
    for (const voter of acknowledged)
      expect(await store.vote({ article: 'busy', revision: 1 }, voter)).toBe(5)
    expect((await ask('/api/ready')).status).toBe(200)
  })
})

describe('two servers on one PostgreSQL', () => {
  test('are one portal: votes, comments, their keys, proofs of work and secrets', async () => {
    const { url, giveBack } = await freshDatabase(inject('postgres'))
    const [one, other] = [await serverOn(url), await serverOn(url)]

    await one.vote(2)
    await other.vote(5)
    const summary = (await (await one.ask('/api/articles/open/rating')).json()) as object
    expect(summary).toMatchObject({ votes: 1, mine: 5, distribution: [0, 0, 0, 0, 1] })

    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? one : other).comment(
          'The same, sent again and again.',
          '5d0c8b3e-2f64-4a0f-8f0d-7c1c6c1f9a42',
        ),
      ),
    )
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]))
    const receipts = await Promise.all(sent.map(async (answer) => JSON.stringify(await answer.json())))
    expect(new Set(receipts).size).toBe(1)
    expect((await one.comment('Another text.', '5d0c8b3e-2f64-4a0f-8f0d-7c1c6c1f9a42')).status).toBe(422)
    expect((await other.store.comments({ limit: 10 })).total).toBe(1)

    const until = '2099-01-01T00:00:00.000Z'
    const spent = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).store.spendChallenge('one-proof', until),
      ),
    )
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await one.store.secret('challenges', 'made by one')).toBe(
      await other.store.secret('challenges', 'made by the other'),
    )
    for (const store of stores.splice(0)) await store.close()
    await giveBack()
  })
})
