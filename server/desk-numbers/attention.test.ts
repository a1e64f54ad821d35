import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attention, type Signs } from './attention.ts'
import type { Distribution } from '../store/store.ts'
import { atLeast } from './wilson.ts'

const count = fc.integer({ min: 0, max: 400 })
const votes = fc.tuple(count, count, count, count, count) as fc.Arbitrary<Distribution>
const signs: fc.Arbitrary<Signs> = fc
  .record({
    votes,
    openComments: count,
    said: count,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    days: fc.integer({ min: 0, max: 2000 }),
  })
  .map(({ share, ...rest }) => ({ ...rest, unsolved: Math.floor(rest.said * share) }))

const quiet: Signs = { votes: [0, 0, 0, 0, 0], openComments: 0, unsolved: 0, said: 0, days: 0 }
const scoreOf = (changes: Partial<Signs>) => attention({ ...quiet, ...changes }).score

test('a page about which nobody has said anything needs nothing', () => {
  expect(attention(quiet)).toMatchObject({ score: 0, stars: { points: 0, atMost: null } })
})

test('a score is what its parts add up to, from 0 to 100', () => {
  fc.assert(
    fc.property(signs, (some) => {
      const { score, stars, comments, unsolved, age } = attention(some)
      expect(score).toBe(stars.points + comments.points + unsolved.points + age.points)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
    }),
  )
})

test('whatever speaks against a page never makes it need less attention', () => {
  fc.assert(
    fc.property(signs, (some) => {
      const { score } = attention(some)
      const [one, ...others] = some.votes
      for (const worse of [
        { votes: [one + 1, ...others] as Distribution },
        { openComments: some.openComments + 1 },
        { unsolved: some.unsolved + 1, said: some.said + 1 },
        { days: some.days + 100 },
      ])
        expect(attention({ ...some, ...worse }).score).toBeGreaterThanOrEqual(score)
    }),
  )
})

test('whatever speaks for a page never makes it need more', () => {
  fc.assert(
    fc.property(signs, (some) => {
      const [one, two, three, four, five] = some.votes
      const votes: Distribution = [one, two, three, four, five + 1]
      expect(attention({ ...some, votes }).score).toBeLessThanOrEqual(attention(some).score)
      expect(attention({ ...some, said: some.said + 1 }).score).toBeLessThanOrEqual(attention(some).score)
    }),
  )
})

test('one angry vote is no alarm, twenty are', () => {
  expect(scoreOf({ votes: [1, 0, 0, 0, 0] })).toBeLessThan(15)
  expect(scoreOf({ votes: [20, 0, 0, 0, 0] })).toBeGreaterThan(35)
  expect(attention({ ...quiet, votes: [20, 0, 0, 0, 0] }).stars.atMost).toBeLessThan(2)
})

test('a page grows old between half a year and two years', () => {
  expect([180, 455, 730, 3000].map((days) => scoreOf({ days }))).toEqual([0, 5, 10, 10])
})

test('a share that is proven is below the share that was seen, and nearer to it the more was seen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, share) => {
        const proven = atLeast(tries * share, tries)
        expect(proven).toBeGreaterThanOrEqual(0)
        expect(proven).toBeLessThanOrEqual(share + 1e-9)
        expect(atLeast(4 * tries * share, 4 * tries)).toBeGreaterThanOrEqual(proven - 1e-9)
      },
    ),
  )
  // Wilson's interval of 1 in 10, as in tables.
  expect(atLeast(1, 10)).toBeCloseTo(0.0179, 3)
})
