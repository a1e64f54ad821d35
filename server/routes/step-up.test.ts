import { describe, expect, test } from 'vitest'
import { keys } from '../../mocks/tokens.ts'
import { appWith, article, bearer, person, problemOf } from '../../tests/api.ts'
import { defaultClaims } from '../access/claims.ts'
import { createTokenVerifier } from '../access/tokens.ts'
import { testPorts } from '../../mocks/node.ts'

const reader = person('no-organisation')
const delicate = article('delicate', {
  access: 'signed-in',
  authentication: { maxAge: 300, acr: ['two-factors', 'passkey'] },
})
const content = { articles: [delicate, article('open')], flows: [] }
const api = appWith({ content })
const now = Math.floor(Date.now() / 1000)

const calls: [name: string, path: string, init: RequestInit][] = [
  ['reading it', '/api/articles/delicate', {}],
  ['its rating', '/api/articles/delicate/rating', {}],
  ['rating it', '/api/articles/delicate/rating', { method: 'PUT', body: '{"stars":4}' }],
  ['taking a rating back', '/api/articles/delicate/rating', { method: 'DELETE' }],
  ['a comment on it', '/api/articles/delicate/comments', { method: 'POST', body: '{"text":"Hello"}' }],
]
const send = async (path: string, init: RequestInit, claims: Record<string, unknown>) =>
  api.request(path, {
    ...init,
    headers: {
      ...(await bearer(reader, { claims })),
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
  })

describe.each(calls)('%s', (_name, path, init) => {
  test.each([
    ['an old proof', { acr: 'passkey', auth_time: now - 3600 }],
    ['a weak proof', { acr: 'password', auth_time: now }],
    ['no proof', {}],
  ])('with %s is refused with what would do, and with no more than the teaser', async (_proof, claims) => {
    const answer = await send(path, init, claims)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('WWW-Authenticate')).toBe(
      'Bearer realm="signpost", error="insufficient_user_authentication", acr_values="two-factors passkey", max_age="300"',
    )
    expect(await problemOf(answer)).toMatchObject({
      code: 'insufficient_user_authentication',
      acrValues: 'two-factors passkey',
      maxAge: 300,
      teaser: { slug: 'delicate', access: 'open' },
    })
  })
  test('with a fresh and strong proof is answered', async () => {
    expect((await send(path, init, { acr: 'passkey', auth_time: now - 60 })).ok).toBe(true)
  })
})

test('whoever is not signed in is asked for that first, without an error code', async () => {
  const answer = await api.request('/api/articles/delicate')
  expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="signpost"'])
})

test('a provider that tells neither when nor how is named as what is missing', async () => {
  const { missing } = await problemOf(await send('/api/articles/delicate', {}, {}))
  expect(missing).toEqual(['auth_time', 'acr'])
})

describe('where the API asks for a scope', () => {
  const claims = { ...defaultClaims, requiredScope: 'help.read' }
  const ports = testPorts({ content })
  const scoped = appWith({
    content,
    config: { ...ports.config, claims },
    verifyToken: createTokenVerifier({ ...ports.config.portal.oidc, tokenType: 'at+jwt', keys, claims }),
  })
  const ask = async (path: string, scope: string) =>
    scoped.request(path, { headers: await bearer(person('editor'), { claims: { scope } }) })

  test.each(['/api/articles/delicate', '/api/articles/delicate/rating', '/api/desk/comments'])(
    'a token without it is refused at %s by its name',
    async (path) => {
      const answer = await ask(path, 'openid')
      expect(answer.status).toBe(403)
      expect(answer.headers.get('WWW-Authenticate')).toBe(
        'Bearer realm="signpost", error="insufficient_scope", scope="help.read"',
      )
      expect(await problemOf(answer)).toMatchObject({ code: 'insufficient_scope', scope: 'help.read' })
    },
  )
  test('what is public stays open to it', async () => {
    expect((await ask('/api/articles/open', 'openid')).status).toBe(200)
  })
  test('a token with it, as one text or as a list, is looked at for its rights', async () => {
    expect((await ask('/api/desk/comments', 'openid help.read')).status).toBe(200)
  })
})
