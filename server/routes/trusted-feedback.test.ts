import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appWith, article, as, content } from '../../tests/api.ts'
import { hostileTexts } from '../../tests/hostile-texts.ts'
import { challengeFrom, solved } from '../../tests/prove.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'

const visitors = ['a', 'b', 'c'].map(() => crypto.randomUUID())

describe('what editors learn of a comment', () => {
  const proving = { work: 2, pace: 3000 }
  let time = Date.parse('2026-11-23T12:00:00Z')
  const now = () => new Date(time)
  const watches = 'Buy cheap watches from us, the best of all watches'

  /** What is kept once these have come, each so many ms after its challenge. */
  async function stored(bodies: object[], after: number) {
    const store = createMemoryStore()
    const on = appWith({ store, proving, now })
    for (const body of bodies) {
      const challenge = await challengeFrom(on, 'comment')
      time += after
      const answer = await on.request('/api/articles/open/comments', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
          'X-Challenge': await solved(challenge),
        },
        body: JSON.stringify(body),
      })
      expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([
        201,
        ['id', 'receivedAt'],
      ])
    }
    return (await store.comments({ limit: 10 })).comments
  }

  test.each([
    ['an honest one', { text: 'Where is the button?' }, 10_000, null],
    ['one with the trap filled in', { text: 'Hello', website: 'https://spam.example' }, 10_000, 'trap'],
    ['one that came too fast', { text: 'Where is the button?' }, 2000, 'too-fast'],
    ['one of links', { text: 'https://spam.example' }, 10_000, 'links-only'],
    ['one that came before', [{ text: watches }, { text: watches.toUpperCase() }], 10_000, 'duplicate'],
  ])('%s is answered as all are, and kept', async (_which, body, after, folded) => {
    const [last] = await stored([body].flat(), after)
    expect(last?.folded).toBe(folded)
  })

  test('whether it may hold something private, and what its writer had rated this revision', async () => {
    const store = createMemoryStore()
    const on = appWith({ store })
    const headers = { 'X-Visitor': crypto.randomUUID(), 'Content-Type': 'application/json' }
    const put = (stars: number) =>
      on.request('/api/articles/open/rating', { method: 'PUT', headers, body: JSON.stringify({ stars }) })
    const say = (text: string, more: object = headers) =>
      on.request('/api/articles/open/comments', {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': crypto.randomUUID(), ...more },
        body: JSON.stringify({ text }),
      })
    await put(2)
    await say('My password: Tr0ub4dor&3')
    await say('Nothing of mine', { 'X-Visitor': crypto.randomUUID() })
    const { comments } = await store.comments({ limit: 10 })
    expect(comments.map(({ personalData, stars, author }) => ({ personalData, stars, author }))).toEqual([
      { personalData: false, stars: null, author: null },
      { personalData: true, stars: 2, author: null },
    ])
  })
})

describe('votes of a page', () => {
  test('belong to its revision: after a substantial edit the average begins anew', async () => {
    const store = createMemoryStore()
    const at = (revision: number) =>
      appWith({ store, content: { ...content, articles: [article('open', { revision })] } })
    const headers = await as('member')
    const summaryOf = async (on: ReturnType<typeof appWith>) =>
      (await on.request('/api/articles/open/rating', { headers })).json()
    const vote = (on: ReturnType<typeof appWith>, stars: number) =>
      on.request('/api/articles/open/rating', {
        method: 'PUT',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ stars }),
      })
    await vote(at(1), 1)
    expect(await summaryOf(at(2))).toMatchObject({ average: null, votes: 0, mine: null })
    await vote(at(2), 5)
    expect(await summaryOf(at(2))).toMatchObject({ average: 5, votes: 1, mine: 5 })
    expect(await summaryOf(at(1))).toMatchObject({ average: 1, votes: 1, mine: 1 })
  })

  test('always equal a recount, whoever votes, changes and withdraws at once', async () => {
    const acts = fc.array(
      fc.record({ reader: fc.constantFrom(...visitors), stars: fc.constantFrom(1, 2, 3, 4, 5, null) }),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const on = appWith()
        const recount = new Map<string, number>()
        for (const { reader, stars } of all) {
          const headers = { 'X-Visitor': reader, 'Content-Type': 'application/json' }
          const body = stars === null ? {} : { body: JSON.stringify({ stars }) }
          await on.request('/api/articles/open/rating', {
            method: stars ? 'PUT' : 'DELETE',
            headers,
            ...body,
          })
          if (stars === null) recount.delete(reader)
          else recount.set(reader, stars)
        }
        const counted = [1, 2, 3, 4, 5].map(
          (stars) => [...recount.values()].filter((one) => one === stars).length,
        )
        expect(await (await on.request('/api/articles/open/rating')).json()).toMatchObject({
          votes: recount.size,
          distribution: counted,
        })
      }),
      { numRuns: 30 },
    )
  })

  test('fifty at once by one reader leave one', async () => {
    const on = appWith()
    const headers = { ...(await as('member')), 'Content-Type': 'application/json' }
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        on.request('/api/articles/open/rating', {
          method: 'PUT',
          headers,
          body: JSON.stringify({ stars: (index % 5) + 1 }),
        }),
      ),
    )
    expect(await (await on.request('/api/articles/open/rating')).json()).toMatchObject({ votes: 1 })
  })
})

test.each(hostileTexts)('what anybody writes comes back to the byte: %j', async (text) => {
  const store = createMemoryStore()
  const sent = await appWith({ store }).request('/api/articles/open/comments', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ text }),
  })
  expect(sent.status).toBe(201)
  expect((await store.comments({ limit: 1 })).comments[0]?.text).toBe(text)
})
