import { expect, test, vi } from 'vitest'
import { appWith, as, problemOf } from '../../tests/api.ts'
import { createLimits } from '../host/limits.ts'
import { type LimitName, type Limits, limits as allowed, noLimits } from './limits.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import type { VerifyToken } from '../access/tokens.ts'

const limited = async (changes: Parameters<typeof appWith>[0] = {}) =>
  appWith({ limits: await createLimits({ store: createMemoryStore() }), ...changes })
type App = Awaited<ReturnType<typeof limited>>
const read = (app: App, address: string | null, headers: Record<string, string> = {}) =>
  app.request('/api/articles/open', { headers }, { address })
const flood = async (app: App, address: string | null) => {
  for (let time = 0; time < allowed.readsOfAddress.uses; time++) await read(app, address)
}

test('who floods is told for how long, and nobody else notices', async () => {
  const app = await limited()
  await flood(app, '198.51.100.7')
  const answer = await read(app, '198.51.100.7')
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(allowed.readsOfAddress.seconds)
  expect(await problemOf(answer)).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect((await read(app, '198.51.100.8')).status).toBe(200)
  expect((await app.request('/api/health', {}, { address: '198.51.100.7' })).status).toBe(200)
})

/** Of what is usual, so that few are many. */
const part = 0.05
const costly: [what: string, limit: LimitName, method: string, path: string, body?: object][] = [
  ['challenges', 'challengesOfAddress', 'GET', '/api/challenges?purpose=rating&article=open'],
  ['searches', 'searchesOfAddress', 'GET', '/api/search?q=open'],
  ['ratings', 'votesOfAddress', 'PUT', '/api/articles/open/rating', { stars: 4 }],
  ['ratings that are taken back', 'votesOfAddress', 'DELETE', '/api/articles/open/rating'],
  ['comments', 'commentsOfAddress', 'POST', '/api/articles/open/comments', { text: 'Where is it?' }],
  [
    'reports',
    'outcomesOfAddress',
    'POST',
    '/api/troubleshooters/sign-in/outcomes',
    { version: 'v1', step: 'done', solved: true, answers: {} },
  ],
]
/** Whatever else is counted, this one alone is. */
async function only(limit: LimitName): Promise<Limits> {
  const { count, look } = await createLimits({ factor: part, store: createMemoryStore() })
  return { look, count: (name, who) => (name === limit ? count : noLimits.count)(name, who) }
}
test.each(costly)(
  'one address has its number of %s, and goes on reading after that',
  async (_what, limit, method, path, body) => {
    const app = await limited({ limits: await only(limit) })
    const ask = (address: string) =>
      app.request(
        path,
        {
          method,
          headers: {
            // Another reader each time: what one reader may is counted besides.
            'X-Visitor': crypto.randomUUID(),
            'Idempotency-Key': crypto.randomUUID(),
            ...(body && { 'Content-Type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
        },
        { address },
      )
    const { uses, seconds } = allowed[limit]
    for (let use = 0; use < Math.ceil(uses * part); use++)
      expect((await ask('198.51.100.7')).status).toBeLessThan(300)
    const refused = await ask('198.51.100.7')
    expect(await problemOf(refused)).toMatchObject({ code: 'too_many_requests' })
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(seconds)
    expect((await ask('198.51.100.8')).status).toBeLessThan(300)
    expect((await read(app, '198.51.100.7')).status).toBe(200)
  },
)

test.each(costly.filter(([, , method]) => method === 'GET'))(
  'who asks for the headers of %s alone has asked for them',
  async (_what, limit, _method, path) => {
    const app = await limited({ limits: await only(limit) })
    const head = () => app.request(path, { method: 'HEAD' }, { address: '198.51.100.7' })
    for (let use = 0; use < Math.ceil(allowed[limit].uses * part); use++)
      expect((await head()).status).toBe(200)
    expect((await head()).status).toBe(429)
    expect((await app.request(path, {}, { address: '198.51.100.7' })).status).toBe(429)
  },
)

test.each([
  ['an account', 'ratings', 'votesOfReader'],
  ['an account', 'comments', 'commentsOfReader'],
  ['a browser', 'ratings', 'votesOfReader'],
  ['a browser', 'comments', 'commentsOfReader'],
] as const)('%s has its number of %s, from however many addresses', async (who, what, limit) => {
  const app = await limited()
  const ask = async (reader: Record<string, string>, address: string) => {
    const path = `/api/articles/open/${what === 'ratings' ? 'rating' : 'comments'}`
    const body = JSON.stringify(what === 'ratings' ? { stars: 4 } : { text: 'Where is it?' })
    const method = what === 'ratings' ? 'PUT' : 'POST'
    const headers = {
      ...reader,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    }
    return (await app.request(path, { method, headers, body }, { address })).status
  }
  const reader = async (name: string) =>
    who === 'an account' ? as(name) : { 'X-Visitor': crypto.randomUUID() }
  const [busy, other] = [await reader('member'), await reader('editor')]
  for (let use = 0; use < allowed[limit].uses; use++)
    expect(await ask(busy, `198.51.100.${use}`)).toBeLessThan(300)
  expect(await ask(busy, '198.51.100.99')).toBe(429)
  expect(await ask(other, '198.51.100.99')).toBeLessThan(300)
})

test('who is held back costs neither a look at a token nor a question to the database', async () => {
  const verifyToken = vi.fn<VerifyToken>()
  const app = await limited({ verifyToken })
  await flood(app, '198.51.100.7')
  expect((await read(app, '198.51.100.7', { Authorization: 'Bearer x' })).status).toBe(429)
  expect(verifyToken).not.toHaveBeenCalled()
})

test('requests that come from nobody knows where are counted together', async () => {
  const app = await limited()
  await flood(app, null)
  expect((await read(app, null)).status).toBe(429)
})

test('after many tokens that were refused, no more are looked at from there; who sends none reads on', async () => {
  const app = await limited()
  const forged = { Authorization: 'Bearer e30.e30.e30' }
  for (let time = 0; time < allowed.refusedTokensOfAddress.uses; time++)
    expect((await read(app, '198.51.100.7', forged)).status).toBe(401)
  expect((await read(app, '198.51.100.7', forged)).status).toBe(429)
  expect((await read(app, '198.51.100.7')).status).toBe(200)
})
