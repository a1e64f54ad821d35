import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type SearchHit, searchResultSchema } from '../../contract/search.ts'
import { entriesOf } from '../search/entries.ts'
import { packIndex } from '../search/packed-index.ts'
import { app as plain, appWith, article, as, content, problemOf } from '../../tests/api.ts'

const body = (text: string) => ({
  html: `<p>Before the first heading.</p><h2 id="steps"><a class="anchor" href="#steps">Steps</a></h2><p>${text}</p>`,
})
const library = {
  ...content,
  articles: [
    article('reset', {
      title: 'Reset your password',
      ...body('Choose <strong>Forgot</strong> &amp; follow.'),
    }),
    article('backup', {
      title: 'Back up',
      topics: ['operation'],
      ...body('Use <code>invalid_grant</code> passwords.'),
    }),
    article('manual', {
      title: 'The manual',
      access: 'maintenance',
      kind: 'support-article',
      products: ['signpost-portal'],
      ...body('A zebra lives here.'),
    }),
    article('hidden', { access: 'editors', secret: true, title: 'Zebra secrets', ...body('zebra') }),
    article('proof', {
      access: 'signed-in',
      authentication: { acr: ['two-factors'] },
      title: 'Giraffe',
      summary: 'About giraffes.',
      ...body('An okapi.'),
    }),
  ],
}
const app = appWith({ content: library })
async function search(query: string, headers: HeadersInit = {}) {
  const answer = await app.request(`/api/search?${query}`, { headers })
  expect(answer.status).toBe(200)
  return v.parse(searchResultSchema, await answer.json())
}
const namesOf = (hits: SearchHit[]) => hits.map((hit) => (hit.type === 'step' ? hit.step : hit.slug))
const said = (text: { text: string; hit: boolean }[]) =>
  text.map((one) => (one.hit ? `[${one.text}]` : one.text)).join('')

describe('a search', () => {
  test.each([
    ['was made before', Promise.resolve(packIndex(entriesOf(library.articles, library.flows), {}))],
    ['could not be made', Promise.resolve(null)],
  ])('finds the same where its index %s', async (_how, searchIndex) => {
    const other = appWith({ content: { ...library, searchIndex } })
    for (const query of ['q=password', 'q=zebar', 'q=what', 'q=okap']) {
      const answer = await other.request(`/api/search?${query}`)
      expect(await answer.json()).toEqual(await search(query))
    }
  })

  test('finds by the title before it finds by the text, and says where', async () => {
    const { hits, total, withheld, suggestion } = await search('q=password')
    expect(namesOf(hits)).toEqual(['reset', 'backup'])
    expect([total, withheld, suggestion]).toEqual([2, 0, null])
    const [first, second] = hits
    expect(first?.type === 'article' && said(first.title)).toBe('Reset your [password]')
    expect(second?.type === 'article' && second.sections).toEqual([
      {
        heading: { id: 'steps', text: [{ text: 'Steps', hit: false }] },
        second: null,
        excerpt: [
          { text: 'Use invalid_grant ', hit: false },
          { text: 'passwords', hit: true },
          { text: '.', hit: false },
        ],
      },
    ])
  })

  test.each([
    ['a word with a slip', 'q=pasword', ['reset', 'backup']],
    ['two letters that changed places', 'q=passwrod', ['reset', 'backup']],
    ['the beginning of the last word', 'q=your+passw', ['reset', 'backup']],
    ['an error code as it was pasted', 'q=%22error%22%3A%22invalid_grant%22', ['backup']],
    ['another form of the word', 'q=resetting', ['reset']],
    ['letters with other accents and case', 'q=P%C3%81SSWORD', ['reset', 'backup']],
    ['nothing but words that ask', 'q=how+do+I', []],
    ['no word at all', 'q=%3F%3F%3F', []],
    ['nothing', 'q=', []],
    ['a topic', 'q=password&topic=operation', ['backup']],
    ['a kind that has none', 'q=password&kind=video', []],
  ])('for %s', async (_what, query, expected) => {
    expect(namesOf((await search(query)).hits)).toEqual(expected)
  })

  test('without a hit suggests the spelling of a word that is there', async () => {
    expect(await search('q=pasvord+rezettt')).toMatchObject({ hits: [], suggestion: 'password reset' })
  })

  test.each(['', 'q=a&kind=nonsense', 'q=a&page=0', 'q=a&page=x', `q=${'a'.repeat(301)}`, 'q=a&typing=no'])(
    'refuses what it does not understand: %s',
    async (query) => {
      expect(await problemOf(await app.request(`/api/search?${query}`))).toMatchObject({
        code: 'invalid_request',
      })
    },
  )
})

describe('a locked article', () => {
  test('is found by its title, shown without an excerpt, with the reason, and counted', async () => {
    const { hits, total, withheld } = await search('q=manual')
    expect(hits).toEqual([
      expect.objectContaining({ type: 'locked', slug: 'manual', reason: 'sign_in_required' }),
    ])
    expect([total, withheld]).toEqual([1, 1])
  })

  test('is not found by its text, which is found by those who may read it', async () => {
    expect((await search('q=zebra')).hits).toEqual([])
    const { hits } = await search('q=zebra', await as('member'))
    expect(namesOf(hits)).toEqual(['manual'])
    expect((await search('q=zebra', await as('editor'))).withheld).toBe(0)
  })

  test('that is secret is no hit, no suggestion and no number', async () => {
    expect(await search('q=secrets')).toEqual({ hits: [], total: 0, withheld: 0, suggestion: null })
    expect(await search('q=zebbrra')).toEqual({ hits: [], total: 0, withheld: 0, suggestion: null })
    expect(namesOf((await search('q=secrets', await as('editor'))).hits)).toEqual(['hidden'])
  })

  test('that asks for a stronger sign-in is found by its teaser alone until then', async () => {
    const member = await as('member')
    expect((await search('q=okapi', member)).hits).toEqual([])
    const { hits, withheld } = await search('q=giraffe', member)
    expect(hits).toEqual([
      expect.objectContaining({
        type: 'article',
        sections: [{ heading: null, second: null, excerpt: expect.anything() }],
      }),
    ])
    expect(withheld).toBe(0)
  })
})

test('a step of a troubleshooter is a hit, with the answers that lead there', async () => {
  const answer = await plain.request('/api/search?q=done')
  expect(await answer.json()).toMatchObject({
    hits: [{ type: 'step', flow: 'sign-in', flowTitle: 'Problems', step: 'done', answers: { what: 'a' } }],
  })
})

test('hits come ten to a page', async () => {
  const articles = Array.from({ length: 23 }, (_, number) =>
    article(`guide-${number}`, { title: `Guide ${number}` }),
  )
  const many = appWith({ content: { articles, flows: [] } })
  const slugs = []
  for (const page of ['', '&page=2', '&page=3', '&page=4']) {
    const answer = await many.request(`/api/search?q=guide${page}`)
    const { hits, total } = v.parse(searchResultSchema, await answer.json())
    expect(total).toBe(23)
    slugs.push(namesOf(hits))
  }
  expect(slugs.map(({ length }) => length)).toEqual([10, 10, 3, 0])
  expect(new Set(slugs.flat()).size).toBe(23)
})
