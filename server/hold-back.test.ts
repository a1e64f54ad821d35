import { expect, test, vi } from 'vitest'
import { appWith, problemOf } from '../tests/api.ts'
import { createLimits } from './host/limits.ts'
import { limits as allowed } from './limits.ts'
import { createMemoryStore } from './store/memory/memory-store.ts'
import type { VerifyToken } from './tokens.ts'

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
