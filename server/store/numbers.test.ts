import fc from 'fast-check'
import { expect, test } from 'vitest'
import { starsSchema } from '../../contract/feedback.ts'
import { leaveComment } from '../../tests/comments.ts'
import { describeEveryStore } from '../../tests/every-store.ts'

const noon = (day: string) => `${day}T12:00:00.000Z`

describeEveryStore('numbers', (fresh) => {
  test('the votes of every revision equal a recount', async () => {
    const vote = fc.record({
      article: fc.constantFrom('a', 'b', 'c'),
      revision: fc.constantFrom(1, 2),
      voter: fc.integer({ min: 1, max: 8 }).map((number) => `visitor:${number}`),
      stars: fc.constantFrom(...starsSchema.options),
      day: fc.constantFrom('2026-10-01', '2026-11-01'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(vote, { maxLength: 30 }), async (votes) => {
        const store = await fresh()
        const last = new Map<string, (typeof votes)[number]>()
        for (const one of votes) {
          await store.putVote(one, one.voter, one.stars, noon(one.day))
          last.set(`${one.article} ${one.revision} ${one.voter}`, one)
        }
        const recount = (since: string) => {
          const counted = new Map<string, number[]>()
          for (const { article, revision, stars, day } of last.values()) {
            if (day < since) continue
            const found = counted.get(`${article} ${revision}`) ?? [0, 0, 0, 0, 0]
            found[stars - 1] = (found[stars - 1] ?? 0) + 1
            counted.set(`${article} ${revision}`, found)
          }
          return counted
        }
        const told = async (since?: string) =>
          new Map(
            (await store.revisionVotes(since)).map((one) => [`${one.article} ${one.revision}`, one.votes]),
          )
        expect(await told()).toEqual(recount(''))
        expect(await told(noon('2026-11-01'))).toEqual(recount('2026-11-01'))
      }),
      { numRuns: 10 },
    )
  })

  test('the votes of one article come day by day, each revision by itself', async () => {
    const store = await fresh()
    const vote = (voter: string, revision: number, day: string, stars: 1 | 5 = 5, article = 'a') =>
      store.putVote({ article, revision }, voter, stars, noon(day))
    await vote('1', 1, '2026-11-02')
    await vote('2', 1, '2026-11-01', 1)
    await vote('3', 1, '2026-11-01', 1)
    await vote('1', 2, '2026-11-02')
    await vote('4', 1, '2026-11-01', 5, 'another')
    expect(await store.votesByDay('a')).toEqual([
      { revision: 1, day: '2026-11-01', votes: [2, 0, 0, 0, 0] },
      { revision: 1, day: '2026-11-02', votes: [0, 0, 0, 0, 1] },
      { revision: 2, day: '2026-11-02', votes: [0, 0, 0, 0, 1] },
    ])
  })

  test('comments that wait for an editor are counted for each article, folded ones not', async () => {
    const store = await fresh()
    await leaveComment(store, 'c1', { article: 'a' })
    await leaveComment(store, 'c2', { article: 'a' })
    await leaveComment(store, 'c3', { article: 'b' })
    await leaveComment(store, 'c4', { article: 'b', folded: 'links-only' })
    const counted = await store.openComments()
    expect(counted.toSorted((a, b) => a.article.localeCompare(b.article))).toEqual([
      { article: 'a', comments: 2 },
      { article: 'b', comments: 1 },
    ])
  })
})
