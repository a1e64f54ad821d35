import * as v from 'valibot'
import { beforeEach, expect, test, vi } from 'vitest'
import { deskPageSchema, deskPagesSchema } from '../../../contract/desk-pages.ts'
import { appWith, article, as, content, problemOf } from '../../../tests/api.ts'
import { leaveComment } from '../../../tests/comments.ts'
import { createMemoryStore } from '../../store/memory/memory-store.ts'
import type { Store } from '../../store/store.ts'

const now = () => new Date('2026-11-25T12:00:00Z')
let store: Store
beforeEach(() => {
  store = createMemoryStore()
})
const ask = async (path: string, who = 'editor', articles = content.articles) =>
  appWith({ store, now, content: { ...content, articles } }).request(`/api/desk/pages${path}`, {
    headers: await as(who),
  })
const pages = async (query = '', articles = content.articles) =>
  v.parse(deskPagesSchema, await (await ask(query, 'editor', articles)).json())
const vote = (
  slug: string,
  voter: string,
  stars: 1 | 2 | 3 | 4 | 5,
  { revision = 1, day = '2026-11-20' } = {},
) => store.putVote({ article: slug, revision }, voter, stars, `${day}T12:00:00.000Z`)

test('editors see every article, also the secret ones; nobody else sees any', async () => {
  expect((await pages()).pages.map(({ slug }) => slug).toSorted()).toEqual(
    content.articles.map(({ slug }) => slug).toSorted(),
  )
  const refused = await ask('', 'member')
  expect(refused.status).toBe(403)
  expect((await problemOf(refused)).code).toBe('not_allowed')
  expect((await ask('/hidden', 'member')).status).toBe(403)
  expect((await appWith({ store }).request('/api/desk/pages')).status).toBe(401)
})

test('what somebody should look at again is a list of its own, the longest overdue first', async () => {
  const owner = { name: 'Ann', email: 'ann@example.com' }
  const articles = [
    article('fresh', { updatedAt: '2026-11-01' }),
    article('unchecked', { updatedAt: '2025-11-01' }),
    article('due', { reviewBy: '2026-10-01', checkedAt: '2026-09-01', owner }),
    article('hidden', { access: 'editors', secret: true, reviewBy: '2026-11-25' }),
    article('later', { updatedAt: '2020-01-01', reviewBy: '2027-01-01' }),
  ]
  const { pages: again, total } = await pages('?look=again', articles)
  expect(again.map(({ slug }) => slug)).toEqual(['due', 'unchecked', 'hidden'])
  expect(total).toBe(3)
  expect(again[0]).toMatchObject({
    lookAgain: { reason: 'review_due', since: '2026-10-01' },
    checkedAt: '2026-09-01',
    owner,
  })
  const turned = await pages('?look=again&direction=reversed', articles)
  expect(turned.pages.map(({ slug }) => slug)).toEqual(['hidden', 'unchecked', 'due'])
  expect((await pages('?order=review', articles)).pages.map(({ slug }) => slug).slice(0, 3)).toEqual([
    'due',
    'unchecked',
    'hidden',
  ])
})

test('who answers for an article is told to editors alone', async () => {
  const articles = [
    article('owned', { owner: { name: 'Ann', email: 'ann@example.com' }, reviewBy: '2026-01-01' }),
  ]
  const app = appWith({ store, content: { ...content, articles } })
  for (const path of ['/api/articles', '/api/articles/owned', '/api/search?q=owned'])
    for (const headers of [{}, await as('member'), await as('editor')])
      expect(await (await app.request(path, { headers })).text()).not.toMatch(/ann@example|2026-01-01/)
})

test('what needs attention comes first, with its reasons', async () => {
  for (let voter = 0; voter < 8; voter += 1) await vote('manual', `v${voter}`, 1)
  await leaveComment(store, 'c1')
  const [first, second] = (await pages()).pages
  expect(first).toMatchObject({ slug: 'manual', current: { votes: 8, average: 1 } })
  expect(first?.attention.score).toBe(first?.attention.stars.points)
  expect(second).toMatchObject({ slug: 'open', openComments: 1, attention: { comments: { points: 5 } } })
})

test('votes of earlier revisions are kept apart, and the trend is between them', async () => {
  const articles = [article('open', { revision: 2 })]
  for (let voter = 0; voter < 10; voter += 1) {
    await vote('open', `v${voter}`, 2)
    await vote('open', `v${voter}`, 5, { revision: 2 })
  }
  expect((await pages('', articles)).pages[0]).toMatchObject({
    current: { votes: 10, average: 5 },
    earlier: { votes: 10, average: 2 },
    trend: { since: 'revision', change: 3, clear: true },
  })
})

test('outcomes that did not help count against the articles that they name', async () => {
  const [flow] = content.flows
  if (!flow) throw new Error('There is no flow to try')
  const done = { outcome: 'Done', text: '<p>Done</p>', articles: ['open'] }
  for (let turn = 0; turn < 12; turn += 1)
    await store.addOutcome({
      walk: null,
      turn: 0,
      troubleshooter: flow.id,
      version: flow.version,
      step: 'done',
      solved: false,
      answers: { what: 'a' },
      checks: {},
      receivedAt: now().toISOString(),
    })
  const flows = [{ ...flow, steps: { ...flow.steps, done } }]
  const answer = await appWith({ store, now, content: { ...content, flows } }).request('/api/desk/pages', {
    headers: await as('editor'),
  })
  const { pages: found } = v.parse(deskPagesSchema, await answer.json())
  expect(found[0]).toMatchObject({ slug: 'open', attention: { unsolved: { unsolved: 12, said: 12 } } })
})

test('a list can be searched, filtered and sorted', async () => {
  await vote('handbook', 'v1', 5)
  await vote('open', 'v1', 2)
  const slugs = async (query: string) => (await pages(query)).pages.map(({ slug }) => slug)
  expect(await slugs('?search=HAND')).toEqual(['handbook'])
  expect(await slugs('?kind=support-article')).toEqual(['manual'])
  expect(await slugs('?access=editors')).toEqual(['handbook', 'hidden'])
  expect((await slugs('?order=average')).slice(0, 2)).toEqual(['handbook', 'open'])
  expect((await slugs('?order=average&direction=reversed')).slice(0, 2)).toEqual(['open', 'handbook'])
  expect((await slugs('?order=title&direction=reversed')).at(0)).toBe('open')
  expect((await ask('?order=weather')).status).toBe(400)
  expect((await ask('?page=0')).status).toBe(400)
})

test('thousands of articles come page by page, and cost no more questions to the store than one', async () => {
  const many = Array.from({ length: 2500 }, (_, index) => article(`a-${String(index).padStart(4, '0')}`))
  const asked = [vi.spyOn(store, 'revisionVotes'), vi.spyOn(store, 'openComments'), vi.spyOn(store, 'ways')]
  const first = await pages('?order=title', many)
  expect(first).toMatchObject({ total: 2500, page: 1, of: 50 })
  expect(first.pages).toHaveLength(50)
  expect((await pages('?order=title&page=50', many)).pages.at(-1)?.slug).toBe('a-2499')
  expect((await pages('?page=51', many)).page).toBe(50)
  // Twice for the votes, of ever and of late, for each of three lists.
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([6, 3, 3])
})

test('one article is told over time and by revision', async () => {
  await vote('open', 'v1', 4, { day: '2026-11-02' })
  await vote('open', 'v2', 2, { day: '2026-11-16' })
  const answer = await ask('/open?by=month')
  const { periods, revisions, page } = v.parse(deskPageSchema, await answer.json())
  expect(periods).toEqual([{ from: '2026-11-01', votes: 2, average: 3, begins: [] }])
  expect(revisions).toMatchObject([{ revision: 1, votes: 2, first: '2026-11-02', last: '2026-11-16' }])
  expect(page.slug).toBe('open')
  expect((await ask('/nothing')).status).toBe(404)
  expect((await ask('/open?by=year')).status).toBe(400)
})
