import { generateKeyPair, SignJWT } from 'jose'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { articleListSchema, articleSchema } from '../contract/article.ts'
import { problemSchema } from '../contract/problem.ts'
import { demoConfig } from '../mocks/demo-config.ts'
import { testPorts } from '../mocks/node.ts'
import { people } from '../mocks/people.ts'
import { audience, clientId, issuer, tokenFor } from '../mocks/tokens.ts'
import { createApp, type Ports } from './app.ts'
import type { CompiledArticle } from './content/content.ts'
import { createTokenVerifier } from './tokens.ts'

const article = (slug: string, changes: Partial<CompiledArticle> = {}): CompiledArticle => ({
  slug,
  title: slug,
  summary: `About ${slug}.`,
  kind: 'instruction',
  access: 'public',
  secret: false,
  products: [],
  topics: ['account'],
  versions: 'not-version-specific',
  updatedAt: '2026-11-23',
  updatedBy: { name: 'The editors', email: 'editors@example.com' },
  html: `<h2 id="steps">Steps</h2><p>canary of ${slug}</p>`,
  headings: [{ id: 'steps', text: 'Steps', level: 2 }],
  ...changes,
})
const content = {
  articles: [
    article('open'),
    article('for-signed-in', { access: 'signed-in' }),
    article('manual', { access: 'maintenance', products: ['signpost-portal'], kind: 'support-article' }),
    article('any-agreement', { access: 'maintenance', topics: ['agreement'] }),
    article('handbook', { access: 'editors' }),
    article('hidden', { access: 'editors', secret: true }),
  ],
  flows: [
    {
      id: 'sign-in',
      version: 'v1',
      title: 'Problems',
      summary: 'Finds the fix.',
      start: 'what',
      steps: {
        what: {
          question: 'What?',
          answers: { a: { label: 'A', next: 'done' }, b: { label: 'B', next: 'done' } },
        },
        done: { outcome: 'Done', text: '<p>Done</p>' },
      },
    },
  ],
}
const person = (name: string) => {
  const found = people.find(({ email }) => email.startsWith(`${name}@`))
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}
const appWith = (changes: Partial<Ports> = {}) => createApp(testPorts({ content, ...changes }))
const app = appWith()
const bearer = async (...who: Parameters<typeof tokenFor>) => ({
  Authorization: `Bearer ${await tokenFor(...who)}`,
})
const as = (name: string) => bearer(person(name))
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  return v.parse(problemSchema, await answer.json())
}

describe('reading', () => {
  const lines: [who: string, slug: string, status: number, code?: string][] = [
    ['anonymous', 'open', 200],
    ['anonymous', 'for-signed-in', 401, 'sign_in_required'],
    ['anonymous', 'manual', 401, 'sign_in_required'],
    ['anonymous', 'hidden', 404, 'not_found'],
    ['member', 'manual', 200],
    ['member', 'handbook', 403, 'not_allowed'],
    ['member', 'hidden', 404, 'not_found'],
    ['no-organisation', 'for-signed-in', 200],
    ['no-organisation', 'manual', 403, 'organisation_required'],
    ['invited', 'manual', 403, 'organisation_required'],
    ['external', 'manual', 403, 'organisation_required'],
    ['unverified', 'manual', 403, 'email_unverified'],
    ['expired', 'manual', 403, 'maintenance_expired'],
    ['other-product', 'manual', 403, 'product_not_covered'],
    ['other-product', 'any-agreement', 200],
    ['administrator', 'manual', 200],
    ['editor', 'handbook', 200],
    ['editor', 'hidden', 200],
  ]
  test.each(lines)('%s opens %s: %i %s', async (who, slug, status, code) => {
    const headers = who === 'anonymous' ? {} : await as(who)
    const answer = await app.request(`/api/articles/${slug}`, { headers })
    expect(answer.status).toBe(status)
    if (!code)
      return void expect(v.parse(articleSchema, await answer.json()).html).toContain(`canary of ${slug}`)
    const problem = await problemOf(answer)
    expect(problem.code).toBe(code)
    expect(JSON.stringify(problem)).not.toContain('canary')
    if (status !== 404) expect(problem.teaser?.title).toBe(slug)
    if (status !== 404) expect(problem.remedy).toBeDefined()
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  })

  test('who never sent a token is asked for one, without an error code', async () => {
    const answer = await app.request('/api/articles/manual')
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="signpost"')
  })

  test('a public article is kept by a cache and asked for again by its tag', async () => {
    const first = await app.request('/api/articles/open')
    const tag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    expect(first.headers.get('Vary')).toBe('Authorization')
    const again = await app.request('/api/articles/open', { headers: { 'If-None-Match': tag } })
    expect([tag === '', again.status]).toEqual([false, 304])
  })

  test('the same article for a signed-in reader is kept by nobody', async () => {
    const answer = await app.request('/api/articles/open', { headers: await as('member') })
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  })
})

describe('the list', () => {
  const list = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(`/api/articles${query}`, { headers })
    return v.parse(articleListSchema, await answer.json())
  }
  test('says of each article whether it is open, and never names a secret one', async () => {
    const { articles, total } = await list('')
    expect(
      articles.map((teaser) => [teaser.slug, teaser.access === 'locked' ? teaser.reason : 'open']),
    ).toEqual([
      ['any-agreement', 'sign_in_required'],
      ['for-signed-in', 'sign_in_required'],
      ['handbook', 'sign_in_required'],
      ['manual', 'sign_in_required'],
      ['open', 'open'],
    ])
    expect(total).toBe(5)
  })
  test('is longer by the secret article for who may read it', async () => {
    expect((await list('', await as('editor'))).total).toBe(6)
  })
  test('is filtered by kind, topic and product', async () => {
    expect((await list('?kind=support-article')).articles.map(({ slug }) => slug)).toEqual(['manual'])
    expect((await list('?topic=agreement')).articles.map(({ slug }) => slug)).toEqual(['any-agreement'])
    expect((await list('?product=signpost-desk')).total).toBe(4)
  })
  test('refuses a kind that does not exist, and names the place', async () => {
    const problem = await problemOf(await app.request('/api/articles?kind=novel'))
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid_request', 'query.kind'])
  })
  test('refuses a cursor that leads nowhere, rather than starting over', async () => {
    const problem = await problemOf(await app.request('/api/articles?cursor=nowhere'))
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid_request', 'query.cursor'])
  })
  test('comes in pages of fifty, each article once', async () => {
    const many = appWith({
      content: { articles: Array.from({ length: 120 }, (_, index) => article(`a-${index}`)), flows: [] },
    })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: Response = await many.request(`/api/articles${cursor && `?cursor=${cursor}`}`)
      const page: v.InferOutput<typeof articleListSchema> = v.parse(articleListSchema, await answer.json())
      expect(page.articles.length).toBeLessThanOrEqual(50)
      seen.push(...page.articles.map(({ slug }) => slug))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
  })
})

describe('a token that is not beyond doubt is refused everywhere, on public pages too', async () => {
  const member = person('member')
  const other = await generateKeyPair('RS256')
  const now = Math.floor(Date.now() / 1000)
  const unsigned = (claims: object) =>
    `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`
  const symmetric = await new SignJWT({ sub: 'x' })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('a secret that is long enough for it'))
  const attacks: Record<string, string> = {
    'type of an ID token': await tokenFor(member, { header: { typ: 'JWT' } }),
    'other issuer': await tokenFor(member, { claims: { iss: 'https://evil.example' } }),
    'issuer with a slash more': await tokenFor(member, { claims: { iss: `${issuer}/` } }),
    'other audience': await tokenFor(member, { claims: { aud: clientId } }),
    'no audience': await tokenFor(member, { without: ['aud'] }),
    expired: await tokenFor(member, { claims: { exp: now - 61, iat: now - 400 } }),
    'no expiry': await tokenFor(member, { without: ['exp'] }),
    'not valid yet': await tokenFor(member, { claims: { nbf: now + 300 } }),
    'issued tomorrow': await tokenFor(member, { claims: { iat: now + 86_400, exp: now + 90_000 } }),
    'no time of issue': await tokenFor(member, { without: ['iat'] }),
    'no subject': await tokenFor(member, { without: ['sub'] }),
    'another key under our key id': await tokenFor(member, { key: other.privateKey }),
    'unknown key id': await tokenFor(member, { header: { kid: '../../etc/passwd' } }),
    'no signature': unsigned({ iss: issuer, aud: audience, sub: 'x', iat: now, exp: now + 300 }),
    'symmetric signature': symmetric,
    garbage: 'not-a-token',
    'changed payload': (await tokenFor(member)).replace(
      /\.[^.]+\./,
      `.${btoa('{"sub":"x"}').replace(/=/g, '')}.`,
    ),
    'two tokens in one header': `${await tokenFor(member)}, Bearer ${await tokenFor(member)}`,
    'longer than 8 KB': `${await tokenFor(member)}${'a'.repeat(9000)}`,
  }
  const addresses = [
    '/api/articles/open',
    '/api/articles',
    '/api/me/access',
    '/api/troubleshooters/sign-in',
    '/api/health',
  ]
  test.each(Object.entries(attacks))('%s', async (_name, token) => {
    for (const address of addresses) {
      const answer = await app.request(address, { headers: { Authorization: `Bearer ${token}` } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="signpost", error="invalid_token"')
      expect((await problemOf(answer)).code).toBe('invalid_token')
    }
  })
  test('another scheme', async () => {
    const answer = await app.request('/api/articles/open', { headers: { Authorization: 'Basic YTpi' } })
    expect(answer.status).toBe(401)
  })
  test('a token in the query string opens nothing', async () => {
    const answer = await app.request(`/api/articles/manual?access_token=${await tokenFor(member)}`)
    expect(answer.status).toBe(401)
  })
  test.each(['bearer', 'BEARER', 'Bearer'])('the scheme may be written %s', async (scheme) => {
    const headers = { Authorization: `${scheme} ${await tokenFor(member)}` }
    expect((await app.request('/api/articles/manual', { headers })).status).toBe(200)
  })
  test('a provider that cannot be reached is not the reader’s fault: 503, never 401', async () => {
    const portal = demoConfig('http://localhost:3000')
    const unreachable = appWith({
      verifyToken: createTokenVerifier({
        ...portal.oidc,
        tokenType: 'at+jwt',
        fetch: async () => {
          throw new TypeError('fetch failed')
        },
      }),
    })
    const answer = await unreachable.request('/api/articles/manual', { headers: await as('member') })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect((await problemOf(answer)).code).toBe('identity_provider_unavailable')
  })
})

describe('feedback', () => {
  const visitor = crypto.randomUUID()
  const rate = (on: typeof app, stars: unknown, headers: Record<string, string>, slug = 'open') =>
    on.request(`/api/articles/${slug}/rating`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ stars }),
    })
  const write = (on: typeof app, body: unknown, headers: Record<string, string>, slug = 'open') =>
    on.request(`/api/articles/${slug}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    })

  test('one vote per reader: voting again changes it, withdrawing takes it back', async () => {
    const on = appWith()
    const headers = { 'X-Visitor': visitor }
    expect(await (await rate(on, 4, headers)).json()).toEqual({
      average: 4,
      votes: 1,
      distribution: [0, 0, 0, 1, 0],
      mine: 4,
    })
    expect(await (await rate(on, 2, headers)).json()).toEqual({
      average: 2,
      votes: 1,
      distribution: [0, 1, 0, 0, 0],
      mine: 2,
    })
    expect(await (await rate(on, 5, await as('member'))).json()).toMatchObject({
      average: 3.5,
      votes: 2,
      mine: 5,
    })
    const withdrawn = await on.request('/api/articles/open/rating', { method: 'DELETE', headers })
    expect(await withdrawn.json()).toMatchObject({ average: 5, votes: 1, mine: null })
  })
  test.each([0, 6, 2.5, '4', null])('%s is no rating', async (stars) => {
    expect((await rate(app, stars, { 'X-Visitor': visitor })).status).toBe(400)
  })
  test('an anonymous reader without a number is told which header to send', async () => {
    const problem = await problemOf(await rate(app, 4, {}))
    expect(problem.errors?.[0]?.path).toBe('header.x-visitor')
  })
  test('a locked article can neither be rated nor commented, nor its rating read', async () => {
    expect((await rate(app, 4, { 'X-Visitor': visitor }, 'manual')).status).toBe(401)
    expect((await rate(app, 4, await as('no-organisation'), 'manual')).status).toBe(403)
    expect((await write(app, { text: 'Hello' }, {}, 'manual')).status).toBe(401)
    expect((await app.request('/api/articles/manual/rating')).status).toBe(401)
    expect((await rate(app, 4, await as('member'), 'hidden')).status).toBe(404)
  })
  test('a comment reaches the editors, to the letter, and nobody else', async () => {
    const on = appWith()
    const text = 'Zażółć 👩🏽‍🔧 \u202Eabc\u202C\n  <b>bold</b>'
    const sent = await write(on, { text, section: 'steps' }, await as('member'))
    expect(sent.status).toBe(201)
    expect(JSON.stringify(await sent.json())).not.toContain('Zażółć')
    const desk = await on.request('/api/desk/comments', { headers: await as('editor') })
    expect(await desk.json()).toMatchObject({
      total: 1,
      comments: [{ article: 'open', section: 'steps', text }],
    })
    expect((await on.request('/api/desk/comments')).status).toBe(401)
    for (const who of people.filter(({ roles }) => !roles)) {
      const answer = await on.request('/api/desk/comments', { headers: await bearer(who) })
      expect([answer.status, (await answer.text()).includes('Zażółć')]).toEqual([403, false])
    }
  })
  test('a comment that is sent twice is stored once; its key cannot be used for another', async () => {
    const on = appWith()
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await (await write(on, { text: 'Once' }, headers)).json()
    expect(await (await write(on, { text: 'Once' }, headers)).json()).toEqual(first)
    expect((await problemOf(await write(on, { text: 'Twice' }, headers))).code).toBe('idempotency_key_reused')
    const desk = await on.request('/api/desk/comments', { headers: await as('editor') })
    expect(await desk.json()).toMatchObject({ total: 1 })
  })
  test('a comment that is sent again after signing in is still the same', async () => {
    const on = appWith()
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await (await write(on, { text: 'Once' }, headers)).json()
    const again = await write(on, { text: 'Once' }, { ...headers, ...(await as('member')) })
    expect([again.status, await again.json()]).toEqual([201, first])
  })
  test.each([
    ['nothing', ''],
    ['only space', ' \n '],
    ['1,251 characters', 'a'.repeat(1251)],
    ['a NUL', 'a\0b'],
    ['half a character', 'a\uD800b'],
  ])('a comment of %s is refused with its place', async (_name, text) => {
    const problem = await problemOf(await write(app, { text }, {}))
    expect([problem.status, problem.errors?.[0]?.path]).toEqual([400, 'json.text'])
  })
  test('a comment on a section that the article lacks is refused', async () => {
    expect((await problemOf(await write(app, { text: 'Hi', section: 'nope' }, {}))).errors?.[0]?.path).toBe(
      'json.section',
    )
  })
})

describe('troubleshooters', () => {
  const report = (body: object) =>
    app.request('/api/troubleshooters/sign-in/outcomes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  test('an outcome is taken', async () => {
    expect((await report({ version: 'v1', step: 'done', solved: true, answers: { what: 'a' } })).status).toBe(
      202,
    )
  })
  test('an outcome that does not exist is refused', async () => {
    expect((await report({ version: 'v1', step: 'constructor', solved: true, answers: {} })).status).toBe(400)
  })
  test('anything more than the report asks for is refused', async () => {
    expect(
      (await report({ version: 'v1', step: 'done', solved: true, answers: {}, email: 'a@b.example' })).status,
    ).toBe(400)
  })
})

describe('every refusal is problem details with a closed code', () => {
  const send = (method: string, path: string, body?: string, type = 'application/json') =>
    app.request(path, {
      method,
      ...(body !== undefined && {
        body,
        headers: { 'Content-Type': type, 'X-Visitor': crypto.randomUUID() },
      }),
    })
  const lines: [name: string, answer: () => Response | Promise<Response>, status: number, code: string][] = [
    ['an unknown address', () => send('GET', '/api/nope'), 404, 'not_found'],
    ['another method', () => send('POST', '/api/articles/open'), 405, 'method_not_allowed'],
    ['malformed JSON', () => send('PUT', '/api/articles/open/rating', '{"stars":'), 400, 'invalid_request'],
    [
      'an unknown field',
      () => send('PUT', '/api/articles/open/rating', '{"stars":4,"admin":true}'),
      400,
      'invalid_request',
    ],
    [
      'a body that is too large',
      () => send('PUT', '/api/articles/open/rating', `{"stars":4,"x":"${'a'.repeat(20_000)}"}`),
      413,
      'too_large',
    ],
    [
      'another content type',
      () => send('PUT', '/api/articles/open/rating', 'stars=4', 'text/plain'),
      400,
      'invalid_request',
    ],
  ]
  test.each(lines)('%s', async (_name, ask, status, code) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect((await problemOf(answer)).code).toBe(code)
  })
  test('405 names what would be allowed', async () => {
    const answer = await send('POST', '/api/articles/open')
    expect(answer.headers.get('Allow')).toBe('GET, HEAD')
  })
  test('a fault of our own says nothing of its cause', async () => {
    const store = testPorts({ content }).store
    const broken = appWith({
      store: { ...store, distribution: () => Promise.reject(new Error('secret cause')) },
    })
    const answer = await broken.request('/api/articles/open/rating')
    expect([answer.status, JSON.stringify(await problemOf(answer)).includes('secret')]).toEqual([500, false])
  })
  test('while the store is away the service lives but is not ready', async () => {
    const store = testPorts({ content }).store
    const away = appWith({ store: { ...store, ping: () => Promise.reject(new Error('away')) } })
    expect((await away.request('/api/health')).status).toBe(200)
    expect((await away.request('/api/ready')).status).toBe(503)
  })
})

test('the API describes itself', async () => {
  const description = await (await app.request('/api/openapi.json')).json()
  expect(description).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys(description.paths).toSorted()).toEqual([
    '/api/articles',
    '/api/articles/{slug}',
    '/api/articles/{slug}/comments',
    '/api/articles/{slug}/rating',
    '/api/desk/comments',
    '/api/health',
    '/api/me/access',
    '/api/ready',
    '/api/troubleshooters/{id}',
    '/api/troubleshooters/{id}/outcomes',
    '/config.json',
  ])
})

test('the API tells a reader what it read from the token, and from which claim', async () => {
  const answer = await app.request('/api/me/access', { headers: await as('other-product') })
  expect(await answer.json()).toMatchObject({
    signedIn: true,
    email: 'other-product@example.com',
    organisation: { value: 'Cirrus Detailing', claim: 'organisation', present: true },
    maintenance: { value: 'active', claim: 'maintenance' },
    products: { value: ['signpost-desk'] },
    editor: { value: false, present: false },
  })
})
