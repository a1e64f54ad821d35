import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stars } from '../../contract/feedback.ts'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { Rated } from './store.ts'

const at = '2026-11-23T12:00:00.000Z'
const rated = (article: string, revision = 1): Rated => ({ article, revision })

describeEveryStore('votes', (fresh) => {
  test('an article nobody rated has no votes', async () => {
    const store = await fresh()
    expect(await store.distribution(rated('sign-in'))).toEqual([0, 0, 0, 0, 0])
    expect(await store.vote(rated('sign-in'), 'account:1')).toBeNull()
  })

  test('fifty votes of one reader at once leave one vote', async () => {
    const store = await fresh()
    const all: Stars[] = [1, 2, 3, 4, 5]
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.putVote(rated('sign-in'), 'account:1', all[index % 5] ?? 1, at),
      ),
    )
    const counts = await store.distribution(rated('sign-in'))
    expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  })

  test('the totals equal a recount, whatever was voted and withdrawn', async () => {
    const act = fc.record({
      article: fc.constantFrom('a', 'b'),
      voter: fc.constantFrom('account:1', 'account:2', 'visitor:3'),
      stars: fc.constantFrom<Stars | null>(1, 2, 3, 4, 5, null),
    })
    const store = await fresh()
    let revision = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        revision += 1
        const recount = new Map<string, Stars>()
        for (const { article, voter, stars } of acts) {
          if (stars === null) {
            await store.deleteVote(rated(article, revision), voter)
            recount.delete(`${article} ${voter}`)
          } else {
            await store.putVote(rated(article, revision), voter, stars, at)
            recount.set(`${article} ${voter}`, stars)
          }
        }
        for (const article of ['a', 'b']) {
          const expected = [0, 0, 0, 0, 0]
          for (const [key, stars] of recount)
            if (key.startsWith(`${article} `)) expected[stars - 1] = (expected[stars - 1] ?? 0) + 1
          expect(await store.distribution(rated(article, revision))).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('each revision of an article has votes of its own', async () => {
    const store = await fresh()
    await store.putVote(rated('sign-in'), 'account:1', 1, at)
    await store.putVote(rated('sign-in', 2), 'account:1', 5, at)
    expect(await store.distribution(rated('sign-in'))).toEqual([1, 0, 0, 0, 0])
    expect(await store.distribution(rated('sign-in', 2))).toEqual([0, 0, 0, 0, 1])
    await store.deleteVote(rated('sign-in', 2), 'account:1')
    expect(await store.vote(rated('sign-in'), 'account:1')).toBe(1)
    expect(await store.vote(rated('sign-in', 2), 'account:1')).toBeNull()
  })

  test('a vote that cannot be stored takes none along that came at the same time', async () => {
    const store = await fresh()
    const votes = [1, 2, 3, 4, 5].map((_, index) =>
      // What no caller does, as the types forbid it: a database refuses it all the same.
      store.putVote(rated('sign-in'), index === 2 ? (null as never) : `voter-${index}`, 4, at).then(
        () => 'stored',
        () => 'refused',
      ),
    )
    const told = await Promise.all(votes)
    const { length } = told.filter((one) => one === 'stored')
    expect(length).toBeGreaterThanOrEqual(4)
    expect(await store.distribution(rated('sign-in'))).toEqual([0, 0, 0, length, 0])
  })
})
