import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periods } from '../../contract/desk-pages.ts'
import { periodOf, revisionsOf, votesOverTime } from './votes-over-time.ts'

const now = new Date('2026-11-25T10:00:00Z')

test('weeks begin on Monday, months on their first', () => {
  expect(
    ['2026-11-23', '2026-11-25', '2026-11-29', '2026-11-30'].map((day) => periodOf(day, 'week')),
  ).toEqual(['2026-11-23', '2026-11-23', '2026-11-23', '2026-11-30'])
  expect(periodOf('2026-12-31', 'month')).toBe('2026-12-01')
})

test('weeks without a vote are there, and the one in which a revision begins is marked', () => {
  const { periods: weeks, before } = votesOverTime(
    [
      { revision: 1, day: '2026-11-04', votes: [0, 0, 1, 0, 0] },
      { revision: 1, day: '2026-11-05', votes: [1, 0, 0, 0, 0] },
      { revision: 2, day: '2026-11-24', votes: [0, 0, 0, 0, 2] },
    ],
    { revision: 2, updatedAt: '2026-11-24' },
    'week',
    now,
  )
  expect(before).toBe(0)
  expect(weeks).toEqual([
    { from: '2026-11-02', votes: 2, average: 2, begins: [] },
    { from: '2026-11-09', votes: 0, average: null, begins: [] },
    { from: '2026-11-16', votes: 0, average: null, begins: [] },
    { from: '2026-11-23', votes: 2, average: 5, begins: [2] },
  ])
})

const vote = (revision: number, day: string) => ({
  revision,
  day,
  votes: [0, 0, 1, 0, 0] as [number, number, number, number, number],
})
const earlier = [vote(1, '2026-11-02'), vote(2, '2026-11-04'), vote(2, '2026-11-07')]
test.each<[what: string, days: ReturnType<typeof vote>[], updatedAt: string, begun: string]>([
  ['on the day of the edit, before anybody rated it', [vote(3, '2026-11-20')], '2026-11-10', '2026-11-10'],
  ['also while nobody has', [], '2026-11-10', '2026-11-10'],
  ['with its first vote, where an edit came later', [vote(3, '2026-11-20')], '2026-11-22', '2026-11-20'],
  ['not before the last vote on another, where it was published later', [], '2026-11-05', '2026-11-07'],
])('the present revision is marked %s', (_what, days, updatedAt, begun) => {
  const { periods: shown } = votesOverTime([...earlier, ...days], { revision: 3, updatedAt }, 'day', now)
  const marked = shown.flatMap(({ from, begins }) => begins.map((revision) => [revision, from]))
  expect(marked).toEqual([
    [2, '2026-11-04'],
    [3, begun],
  ])
})

test('no vote is lost, however long ago it was', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((ago) => new Date(now.getTime() - ago * 86_400_000))
  const votes = fc.array(
    fc.record({
      day: day.map((date) => date.toISOString().slice(0, 10)),
      revision: fc.constantFrom(1, 2, 3),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(votes, fc.constantFrom(...periods), (some, by) => {
      const days = some.map((one) => ({
        ...one,
        votes: [0, 1, 0, 0, 0] as [number, number, number, number, number],
      }))
      const { periods: shown, before } = votesOverTime(
        days,
        { revision: 3, updatedAt: '2026-11-01' },
        by,
        now,
      )
      expect(shown.reduce((sum, period) => sum + period.votes, before)).toBe(days.length)
      expect(shown.map(({ from }) => from)).toEqual([...new Set(shown.map(({ from }) => from))].toSorted())
      const total = revisionsOf(days, 3).reduce((sum, revision) => sum + revision.votes, 0)
      expect(total).toBe(days.length)
    }),
  )
})

test('a revision that nobody has rated yet is listed all the same', () => {
  expect(revisionsOf([{ revision: 1, day: '2026-11-04', votes: [0, 0, 1, 0, 0] }], 2)).toEqual([
    { revision: 2, votes: 0, average: null, distribution: [0, 0, 0, 0, 0], first: null, last: null },
    {
      revision: 1,
      votes: 1,
      average: 3,
      distribution: [0, 0, 1, 0, 0],
      first: '2026-11-04',
      last: '2026-11-04',
    },
  ])
})
