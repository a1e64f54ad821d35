import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessLevels, lockReasons } from '../contract/article.ts'
import { testPorts } from '../mocks/node.ts'
import { createApp } from './app.ts'
import type { CompiledArticle } from './content/content.ts'
import { lockReason, mayKnow, remedyFor, type Rights } from './gate.ts'

const products = ['signpost-portal', 'signpost-desk', 'other'] as const
const someProducts = fc.subarray([...products])

const rights: fc.Arbitrary<Rights> = fc.record({
  subject: fc.constant('reader'),
  name: fc.constant(null),
  email: fc.constant(null),
  emailVerified: fc.constantFrom(true, false, null),
  organisation: fc.constantFrom('Aurora', null),
  maintenance: fc.constantFrom('active', 'expired', 'none'),
  products: fc.option(someProducts),
  editor: fc.boolean(),
  groupsLeftOut: fc.boolean(),
  issuedAt: fc.constant(1),
  expiresAt: fc.constant(2),
})
const reader = fc.option(rights)

const article = fc.record({
  access: fc.constantFrom(...accessLevels),

  secret: fc.boolean(),
  products: someProducts,
  topics: fc.subarray(['account', 'mail']),
})
const library = fc.array(article, { minLength: 1, maxLength: 6 }).map((drawn) =>
  drawn.map(({ access, secret, products: covered, topics }, index): CompiledArticle => ({
    slug: `a-${index}`,
    title: `title-of-${index};`,
    summary: `summary-of-${index};`,
    kind: 'instruction',
    access,
    secret,
    products: covered,
    topics: [...topics, `topic-of-${index};`],
    versions: [`version-of-${index};`],
    revision: 1,
    updatedAt: '2026-11-23',
    updatedBy: { name: 'The editors', email: 'editors@example.com' },
    html: `<p>canary-of-${index};</p>`,
    headings: [{ id: 'steps', text: `heading-of-${index};`, level: 2 }],
  })),
)

/** The rule in the words of the content's authors, written apart from the code. */
function mayRead({ access, products: needed }: CompiledArticle, who: Rights | null): boolean {
  if (access === 'public' || who?.editor) return true
  if (!who || access === 'editors' || who.emailVerified === false) return false
  if (access === 'signed-in') return true
  const covered = needed.length === 0 || !who.products || needed.some((each) => who.products?.includes(each))
  return who.organisation !== null && who.maintenance === 'active' && covered
}

test('an article opens for exactly the readers whom its rule names, and each lock has a remedy', () => {
  fc.assert(
    fc.property(library, reader, (articles, who) => {
      for (const each of articles) {
        const reason = lockReason(each, who)
        expect(reason === null).toBe(mayRead(each, who))
        expect(reason === null || lockReasons.includes(reason)).toBe(true)
        expect(typeof (reason && remedyFor(reason))).toBe(reason ? 'string' : 'object')
      }
    }),
    { numRuns: 500 },
  )
})

test('no answer to a reader holds a word of an article that is closed to them, nor any trace of a secret one', async () => {
  await fc.assert(
    fc.asyncProperty(library, reader, async (articles, who) => {
      const app = createApp({
        ...testPorts({ content: { articles, flows: [] } }),
        verifyToken: async () => who ?? Promise.reject(new Error('nobody sent a token')),
      })
      const ask = async (path: string, method = 'GET', body?: object) => {
        const answer = await app.request(path, {
          method,
          headers: {
            ...(who && { Authorization: 'Bearer of-the-reader' }),
            'Content-Type': 'application/json',
            'X-Visitor': '7f2c1f5e-8f53-4d2e-9c7c-2f6a0f3f1a11',
            'Idempotency-Key': crypto.randomUUID(),
          },
          ...(body && { body: JSON.stringify(body) }),
        })
        return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
      }
      const answers = await Promise.all([
        ask('/config.json'),
        ask('/api/openapi.json'),
        ask('/api/me/access'),
        ask('/api/desk/comments'),
        ask('/api/articles'),
        ask('/api/articles?topic=account'),
        ...articles.flatMap(({ slug }) => [
          ask(`/api/articles/${slug}`),
          ask(`/api/articles/${slug}/rating`),
          ask(`/api/articles/${slug}/rating`, 'PUT', { stars: 3 }),
          ask(`/api/articles/${slug}/rating`, 'DELETE'),
          ask(`/api/articles/${slug}/comments`, 'POST', { text: 'Hello' }),
          ask(`/api/articles/${slug}/comments`, 'POST', { text: 'Hello', section: 'nope' }),
        ]),
      ])
      for (const [index, each] of articles.entries()) {
        const traces = mayRead(each, who) ? [] : [`canary-of-${index};`, `heading-of-${index};`]
        if (!mayKnow(each, who)) {
          traces.push(...['title', 'summary', 'topic', 'version'].map((name) => `${name}-of-${index};`))
        }
        for (const trace of traces) expect(answers.filter((answer) => answer.includes(trace))).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

test('a secret article that is closed answers just as one that does not exist', async () => {
  const hidden = fc.sample(library, 1).flat().slice(0, 1)
  const articles = hidden.map((each): CompiledArticle => ({ ...each, access: 'editors', secret: true }))
  const app = createApp(testPorts({ content: { articles, flows: [] } }))
  for (const rest of ['', '/rating']) {
    const [closed, missing] = await Promise.all(
      ['a-0', 'z-0'].map(async (slug) => {
        const answer = await app.request(`/api/articles/${slug}${rest}`)
        return [answer.status, [...answer.headers], (await answer.text()).replaceAll(slug, '')]
      }),
    )
    expect(closed).toEqual(missing)
  }
})
