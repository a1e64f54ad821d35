// @vitest-environment jsdom
import { HttpResponse, delay, http } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { SignInAdapter, Tokens } from '../session/adapter.ts'
import { session } from '../session/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'
import { createMemoryStore } from '../session/store.ts'
import { get, send } from './api.ts'
import { ApiProblem, ApiUnreachable, proofWanted } from './problems.ts'
import { reachability } from './reachability.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  reachability.note('fine')
  session.reset()
})
afterAll(() => server.close())

const config = {
  issuer: 'http://localhost:3000/idp',
  clientId: 'portal',
  scope: 'openid',
  audience: 'urn:api',
}
const schema = v.object({ ok: v.literal(true) })
const never = () => Promise.reject(new Error('not in this test'))

function signedIn({ life = 300, ...changes }: Partial<SignInAdapter> & { life?: number } = {}) {
  let issued = 1
  const tokens: Tokens = {
    subject: 'mira',
    name: 'Mira',
    email: null,
    accessToken: 'token-1',
    refreshToken: 'refresh',
    idToken: 'id',
    scope: 'openid',
    expiresAt: Date.now() + life * 1000,
  }
  const renew = vi.fn<SignInAdapter['renew']>((old) => {
    issued += 1
    return Promise.resolve({ ...old, accessToken: `token-${issued}`, expiresAt: Date.now() + 300_000 })
  })
  const adapter = { begin: never, complete: never, renew, end: never, ...changes }
  session.start(config, { adapter, store: createMemoryStore(tokens) })
  return { renew }
}
const anonymous = () =>
  session.start(config, {
    adapter: { begin: never, complete: never, renew: never, end: never },
    store: createMemoryStore(),
  })

const problem = (status: number, code: string) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status, code },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
const tokenOf = (request: Request) => request.headers.get('Authorization')

test('an anonymous reader’s request carries no token and no visitor number', async () => {
  anonymous()
  let headers = new Headers()
  server.use(
    http.get('*/api/articles', ({ request }) => {
      headers = request.headers
      return HttpResponse.json({ ok: true })
    }),
  )
  await get('/articles', schema)
  expect(headers.get('Authorization')).toBeNull()
  expect(headers.get('X-Visitor')).toBeNull()
})

test('an anonymous vote carries a number that stays the same', async () => {
  anonymous()
  const seen: (string | null)[] = []
  server.use(
    http.put('*/api/articles/a/rating', ({ request }) => {
      seen.push(request.headers.get('X-Visitor'))
      return HttpResponse.json({ ok: true })
    }),
  )
  await send('PUT', '/articles/a/rating', { stars: 4 }, schema)
  await send('PUT', '/articles/a/rating', { stars: 5 }, schema)
  expect(seen[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(seen[1]).toBe(seen[0])
})

test('a token with less than 30 seconds to live is renewed before it is used', async () => {
  const { renew } = signedIn({ life: 20 })
  server.use(
    http.get('*/api/x', ({ request }) => HttpResponse.json({ ok: tokenOf(request) === 'Bearer token-2' })),
  )
  await get('/x', schema)
  expect(renew).toHaveBeenCalledTimes(1)
})

test('fifty requests at once renew once', async () => {
  const { renew } = signedIn({ life: -1 })
  server.use(http.get('*/api/x', () => HttpResponse.json({ ok: true })))
  await Promise.all(Array.from({ length: 50 }, () => get('/x', schema)))
  expect(renew).toHaveBeenCalledTimes(1)
})

test('a refused token is renewed once and the request sent once more', async () => {
  const { renew } = signedIn()
  const seen: (string | null)[] = []
  server.use(
    http.get('*/api/x', ({ request }) => {
      seen.push(tokenOf(request))
      return seen.length === 1 ? problem(401, 'invalid_token') : HttpResponse.json({ ok: true })
    }),
  )
  await get('/x', schema)
  expect(seen).toEqual(['Bearer token-1', 'Bearer token-2'])
  expect(renew).toHaveBeenCalledTimes(1)
})

test('a token refused twice ends the session, without a loop', async () => {
  const { renew } = signedIn()
  server.use(http.get('*/api/x', () => problem(401, 'invalid_token')))
  await expect(get('/x', schema)).rejects.toBeInstanceOf(ApiProblem)
  expect(renew).toHaveBeenCalledTimes(1)
  expect(session.get()).toMatchObject({
    state: 'ended',
    failure: 'token-refused',
    account: { subject: 'mira' },
  })
})

test('403 and 401 for want of a sign-in never renew', async () => {
  const { renew } = signedIn()
  server.use(
    http.get('*/api/forbidden', () => problem(403, 'maintenance_required')),
    http.get('*/api/locked', () => problem(401, 'sign_in_required')),
  )
  await expect(get('/forbidden', schema)).rejects.toMatchObject({ problem: { code: 'maintenance_required' } })
  await expect(get('/locked', schema)).rejects.toMatchObject({ problem: { code: 'sign_in_required' } })
  expect(renew).not.toHaveBeenCalled()
  expect(session.get().state).toBe('signed-in')
})

const challenge = (value: string, body = '') =>
  new HttpResponse(body, { status: 401, headers: { 'WWW-Authenticate': value } })
const wanted = 'error="insufficient_user_authentication"'

test.each([
  [
    'in the challenge alone',
    () => challenge(`Bearer realm="a, max_age=\\"9\\"", ${wanted}, acr_values="gold silver", max_age=300`),
    { acrValues: 'gold silver', maxAge: 300 },
  ],
  ['without saying how', () => challenge(`Bearer ${wanted}`), { acrValues: undefined, maxAge: undefined }],
  [
    'in problem details',
    () =>
      HttpResponse.json(
        { type: 'about:blank', title: '', status: 401, code: 'insufficient_user_authentication', maxAge: 60 },
        { status: 401, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    { acrValues: undefined, maxAge: 60 },
  ],
] as const)('a wish for another proof, %s, is passed on and renews nothing', async (_, answer, proof) => {
  const { renew } = signedIn()
  server.use(http.get('*/api/x', answer))
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(proofWanted(error)).toEqual(proof)
  expect(renew).not.toHaveBeenCalled()
  expect(session.get().state).toBe('signed-in')
})

test('a challenge that only talks of it is none', async () => {
  signedIn()
  server.use(
    http.get('*/api/x', () =>
      challenge(
        'Bearer error="invalid_token", error_description="not error=insufficient_user_authentication"',
      ),
    ),
  )
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(proofWanted(error)).toBeNull()
})

test('a token refused after the session ended leaves the reader reading as anyone', async () => {
  signedIn({ renew: () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant')) })
  server.use(
    http.get('*/api/x', ({ request }) =>
      tokenOf(request) ? problem(401, 'invalid_token') : HttpResponse.json({ ok: true }),
    ),
  )
  await get('/x', schema)
  expect(session.get().state).toBe('ended')
})

test('what changes something is not done in nobody’s name once a session has ended', async () => {
  signedIn({ life: -1, renew: () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant')) })
  let asked = 0
  server.use(
    http.put('*/api/articles/a/rating', () => {
      asked += 1
      return HttpResponse.json({ ok: true })
    }),
  )
  const vote = () => send('PUT', '/articles/a/rating', { stars: 4 }, schema)
  await expect(vote()).rejects.toMatchObject({ problem: { code: 'sign_in_required' } })
  await expect(vote()).rejects.toMatchObject({ problem: { code: 'sign_in_required' } })
  expect(asked).toBe(0)
})

test('a token does not follow whoever sends the call elsewhere', async () => {
  signedIn()
  let followed = false
  server.use(
    http.get('*/api/x', () => HttpResponse.redirect('http://localhost:3000/api/elsewhere', 302)),
    http.get('*/api/elsewhere', () => {
      followed = true
      return HttpResponse.json({ ok: true })
    }),
  )
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'unreadable' })
  expect(followed).toBe(false)
})

test('a provider that cannot be reached signs nobody out', async () => {
  signedIn({
    life: -1,
    renew: () => Promise.reject(new SignInFailed('provider-unreachable', 'TypeError: Failed to fetch')),
  })
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'server' })
  expect(session.get().state).toBe('signed-in')
})

test('a reader whose session the provider ended reads on as anyone', async () => {
  signedIn({ life: -1, renew: () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant')) })
  server.use(http.get('*/api/x', ({ request }) => HttpResponse.json({ ok: tokenOf(request) === null })))
  await get('/x', schema)
  expect(session.get()).toMatchObject({ state: 'ended', failure: 'session-ended' })
})

test.each([
  ['a page of a proxy, with 200', () => HttpResponse.html('<h1>Log in to Hotel Wi-Fi</h1>'), 'unreadable'],
  [
    'JSON that breaks off',
    () => new HttpResponse('{"ok": tr', { headers: { 'Content-Type': 'application/json' } }),
    'unreadable',
  ],
  ['another shape than promised', () => HttpResponse.json({ ok: 1 }), 'unreadable'],
  ['a gateway’s page, with 502', () => HttpResponse.html('Bad gateway', { status: 502 }), 'server'],
  ['JSON that is no problem, with 500', () => HttpResponse.json({}, { status: 500 }), 'server'],
  ['nothing at all', () => HttpResponse.error(), 'offline'],
] as const)('%s is told apart', async (_, answer, kind) => {
  anonymous()
  server.use(http.get('*/api/x', answer))
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(ApiUnreachable)
  expect(error).toMatchObject({ kind })
})

test('an answer that does not come is waited for ten seconds', async () => {
  anonymous()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    expect(milliseconds).toBe(10_000)
    return AbortSignal.abort(new DOMException('late', 'TimeoutError'))
  })
  server.use(http.get('*/api/x', () => delay('infinite')))
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'timeout' })
  expect(timeout).toHaveBeenCalled()
})

test.each(['https://evil.example/', '/../config.json', '/..//evil.example', 'x'])(
  'a token never goes to %s',
  async (path) => {
    signedIn()
    await expect(get(path, schema)).rejects.toBeInstanceOf(Error)
  },
)

const unreachableProvider = () => Promise.reject(new SignInFailed('provider-unreachable', 'away'))

test('a reader whose sign-in cannot be confirmed still gets what is public', async () => {
  signedIn({ life: 0, renew: unreachableProvider })
  const tokens: (string | null)[] = []
  server.use(
    http.get('*/api/articles/open', ({ request }) => {
      tokens.push(tokenOf(request))
      return HttpResponse.json({ ok: true })
    }),
  )
  expect(await get('/articles/open', schema)).toEqual({ ok: true })
  expect(tokens).toEqual([null])
  expect(reachability.get()).toBe('public-only')
})

test('what such a reader cannot get is no lock: it is a server that cannot be reached', async () => {
  signedIn({ life: 0, renew: unreachableProvider })
  server.use(http.get('*/api/articles/gated', () => problem(401, 'sign_in_required')))
  await expect(get('/articles/gated', schema)).rejects.toMatchObject({ kind: 'server' })
})

test('nothing of the reader’s own is ever asked for by nobody', async () => {
  signedIn({ life: 0, renew: unreachableProvider })
  await expect(get('/me/access', schema)).rejects.toMatchObject({ kind: 'server' })
  await expect(get('/articles/open/rating', schema)).rejects.toMatchObject({ kind: 'server' })
  await expect(send('PUT', '/articles/open/rating', {}, schema)).rejects.toMatchObject({ kind: 'server' })
})

test('a copy from before is told from the server’s word', async () => {
  anonymous()
  let headers: Record<string, string> = { 'X-Kept-At': '2026-11-23T10:00:00Z' }
  server.use(http.get('*/api/articles', () => HttpResponse.json({ ok: true }, { headers })))
  await get('/articles', schema)
  expect(reachability.get()).toBe('kept')
  headers = {}
  await get('/articles', schema)
  expect(reachability.get()).toBe('fine')
})
