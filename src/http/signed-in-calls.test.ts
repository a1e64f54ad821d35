// @vitest-environment jsdom
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { fine, problem, schema, server, signedIn, tokenOf } from '../../tests/calls.ts'
import { session } from '../session/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'
import { get, send } from './api.ts'
import { ApiProblem } from './problems.ts'
import { reachability } from './reachability.ts'

const ended = () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant'))
const away = () => Promise.reject(new SignInFailed('provider-unreachable', 'TypeError: Failed to fetch'))

test('a token with less than 30 seconds to live is renewed before it is used', async () => {
  const { renew } = signedIn({ life: 20 })
  server.use(
    http.get('*/api/x', ({ request }) => HttpResponse.json({ ok: tokenOf(request) === 'Bearer token-2' })),
  )
  await get('/x', schema)
  expect(renew).toHaveBeenCalledTimes(1)
})

test('fifty requests that are refused at once renew once', async () => {
  const { renew } = signedIn()
  const seen: (string | null)[] = []
  server.use(
    http.get('*/api/x', ({ request }) => {
      seen.push(tokenOf(request))
      return tokenOf(request) === 'Bearer token-2' ? fine() : problem(401, 'invalid_token')
    }),
  )
  await Promise.all(Array.from({ length: 50 }, () => get('/x', schema)))
  expect(new Set(seen)).toEqual(new Set(['Bearer token-1', 'Bearer token-2']))
  expect(renew).toHaveBeenCalledTimes(1)
})

test('a refused token is renewed once and the request sent once more', async () => {
  const { renew } = signedIn()
  const seen: (string | null)[] = []
  server.use(
    http.get('*/api/x', ({ request }) => {
      seen.push(tokenOf(request))
      return seen.length === 1 ? problem(401, 'invalid_token') : fine()
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

test('a token refused after the session ended leaves the reader reading as anyone', async () => {
  signedIn({ renew: ended })
  server.use(
    http.get('*/api/x', ({ request }) => (tokenOf(request) ? problem(401, 'invalid_token') : fine())),
  )
  await get('/x', schema)
  expect(session.get().state).toBe('ended')
})

test('what changes something is not done in nobody’s name once a session has ended', async () => {
  signedIn({ life: -1, renew: ended })
  let asked = 0
  server.use(
    http.put('*/api/articles/a/rating', () => {
      asked += 1
      return fine()
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
      return fine()
    }),
  )
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'unreadable' })
  expect(followed).toBe(false)
})

test.each(['https://evil.example/', '/../config.json', '/..//evil.example', 'x'])(
  'a token never goes to %s',
  async (path) => {
    signedIn()
    const asked: string[] = []
    server.use(
      http.all('*', ({ request }) => {
        asked.push(request.url)
        return fine()
      }),
    )
    await expect(get(path, schema)).rejects.toBeInstanceOf(Error)
    expect(asked).toEqual([])
  },
)

test('a provider that cannot be reached signs nobody out', async () => {
  signedIn({
    life: -1,
    renew: away,
  })
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'server' })
  expect(session.get().state).toBe('signed-in')
})

test('a reader whose session the provider ended reads on as anyone', async () => {
  signedIn({ life: -1, renew: ended })
  server.use(http.get('*/api/x', ({ request }) => HttpResponse.json({ ok: tokenOf(request) === null })))
  await get('/x', schema)
  expect(session.get()).toMatchObject({ state: 'ended', failure: 'session-ended' })
})

test('a reader whose sign-in cannot be confirmed still gets what is public', async () => {
  signedIn({ life: 0, renew: away })
  const tokens: (string | null)[] = []
  server.use(
    http.get('*/api/articles/open', ({ request }) => {
      tokens.push(tokenOf(request))
      return fine()
    }),
  )
  expect(await get('/articles/open', schema)).toEqual({ ok: true })
  expect(tokens).toEqual([null])
  expect(reachability.get()).toBe('public-only')
})

test('what such a reader cannot get is no lock: it is a server that cannot be reached', async () => {
  signedIn({ life: 0, renew: away })
  server.use(http.get('*/api/articles/gated', () => problem(401, 'sign_in_required')))
  await expect(get('/articles/gated', schema)).rejects.toMatchObject({ kind: 'server' })
})

test('nothing of the reader’s own is ever asked for by nobody', async () => {
  signedIn({ life: 0, renew: away })
  await expect(get('/me/access', schema)).rejects.toMatchObject({ kind: 'server' })
  await expect(get('/articles/open/rating', schema)).rejects.toMatchObject({ kind: 'server' })
  await expect(send('PUT', '/articles/open/rating', {}, schema)).rejects.toMatchObject({ kind: 'server' })
})
