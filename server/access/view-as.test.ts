import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { app, as, content, person, problemOf } from '../../tests/api.ts'
import { people } from '../../mocks/people.ts'
import { tokenFor } from '../../mocks/tokens.ts'
import { mayRead, type Rights } from './gate.ts'
import { rightsInView } from './view-as.ts'

const views = [
  'anonymous',
  'signed-in',
  'member-without-agreement',
  'member',
  'member:signpost-portal',
  'member:other',
]
const ask = async (
  path: string,
  view: string,
  { who = 'editor', ...init }: RequestInit & { who?: string } = {},
) =>
  app.request(path, {
    ...init,
    headers: {
      ...(who === 'nobody' ? {} : await as(who)),
      'Content-Type': 'application/json',
      'X-View-As': view,
    },
  })

describe('an editor who views as', () => {
  test('a member without an agreement is told that this is what is missing', async () => {
    const { code } = await problemOf(await ask('/api/articles/any-agreement', 'member-without-agreement'))
    expect(code).toBe('maintenance_required')
  })

  test.each<[view: string, like: object | null]>([
    ['anonymous', null],
    ['signed-in', person('no-organisation')],
    ['member', person('member')],
    ['member:signpost-desk', person('other-product')],
  ])('%s is answered as such a reader is', async (view, like) => {
    const reader = like && `Bearer ${await tokenFor(like as ReturnType<typeof person>)}`
    for (const { slug } of content.articles) {
      const path = `/api/articles/${slug}`
      const [seen, theirs] = [
        await ask(path, view),
        await app.request(path, reader ? { headers: { Authorization: reader } } : {}),
      ]
      expect([slug, seen.status, await seen.json()]).toEqual([slug, theirs.status, await theirs.json()])
    }
    const list = async (answer: Response) => ((await answer.json()) as { articles: unknown }).articles
    expect(await list(await ask('/api/articles', view))).toEqual(
      await list(await app.request('/api/articles', reader ? { headers: { Authorization: reader } } : {})),
    )
  })

  test.each(views)('%s finds the desk closed, and nothing kept by anybody', async (view) => {
    expect((await ask('/api/desk/comments', view)).status).toBe(view === 'anonymous' ? 401 : 403)
    for (const path of [
      '/api/articles',
      '/api/articles/open',
      '/api/troubleshooters/sign-in',
      '/api/me/access',
    ]) {
      const answer = await ask(path, view)
      expect([answer.status, answer.headers.get('Cache-Control')], path).toEqual([200, 'private, no-store'])
    }
  })

  test.each(['PUT', 'POST', 'PATCH', 'DELETE'])('anybody cannot %s', async (method) => {
    for (const view of views) {
      const answer = await ask('/api/articles/open/rating', view, { method, body: '{"stars":5}' })
      expect((await problemOf(answer)).code).toBe('view_is_read_only')
    }
    const after = await app.request('/api/articles/open/rating')
    expect(await after.json()).toMatchObject({ votes: 0 })
  })

  test.each(['', 'editor', 'member:', 'member:A', 'member:a,', 'anonymous,member', 'x'.repeat(300)])(
    'nobody there is (%j) is refused',
    async (view) => {
      const { code } = await problemOf(await ask('/api/articles', view))
      expect(code).toBe('invalid_request')
    },
  )
})

test('nobody but editors views as somebody else', async () => {
  for (const { email, roles } of people.filter(({ roles }) => !roles?.includes('editor'))) {
    expect(roles).toBeUndefined()
    for (const view of views) {
      const answer = await ask('/api/articles/open', view, { who: email.split('@')[0] ?? '' })
      expect((await problemOf(answer)).code).toBe('not_allowed')
    }
  }
  expect((await problemOf(await ask('/api/articles/open', 'member', { who: 'nobody' }))).code).toBe(
    'sign_in_required',
  )
})

test('a view never opens what the editor may not read', () => {
  const text = fc.constantFrom('a', 'b', 'c')
  const rights: fc.Arbitrary<Rights> = fc.record({
    subject: text,
    name: fc.constant(null),
    email: fc.constant(null),
    emailVerified: fc.constantFrom(true, false, null),
    organisation: fc.option(text),
    maintenance: fc.constantFrom('active', 'expired', 'none'),
    products: fc.option(fc.array(text)),
    agreements: fc.constant(null),
    editor: fc.constant(true),
    groupsLeftOut: fc.boolean(),
    missingScope: fc.option(text),
    missingClaims: fc.constant([]),
    authenticatedAt: fc.option(fc.constantFrom(0, 900, 1000)),
    acr: fc.option(text),
    issuedAt: fc.constant(1000),
    expiresAt: fc.constant(2000),
    readAt: fc.constant(1000),
  })
  const rule = fc.record(
    {
      access: fc.constantFrom(
        'public' as const,
        'signed-in' as const,
        'maintenance' as const,
        'editors' as const,
      ),
      products: fc.array(text),
      authentication: fc.record(
        { maxAge: fc.constantFrom(60, 500), acr: fc.array(text, { minLength: 1 }) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['access', 'products'] },
  )
  const opensNoMore = fc.property(
    rule,
    rights,
    fc.constantFrom(...views, 'member:a,b'),
    (article, own, view) => {
      const seen = rightsInView({ method: 'GET', header: () => view }, own)
      return !mayRead(article, seen) || mayRead(article, own)
    },
  )
  const { failed, counterexample } = fc.check(opensNoMore, { numRuns: 2000 })
  expect([failed, counterexample]).toEqual([false, null])
})
