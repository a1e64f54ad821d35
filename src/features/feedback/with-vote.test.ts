import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RatingSummary, Stars } from '../../../contract/feedback.ts'
import { withVote } from './with-vote.ts'

const noVotes: RatingSummary = { average: null, votes: 0, distribution: [0, 0, 0, 0, 0], mine: null }
const stars = fc.constantFrom<Stars>(1, 2, 3, 4, 5)
const summaries = fc
  .array(stars, { maxLength: 30 })
  .map((others) => others.reduce((summary, each) => ({ ...withVote(summary, each), mine: null }), noVotes))

test('the first vote is the average', () => {
  expect(withVote(noVotes, 4)).toEqual({ average: 4, votes: 1, distribution: [0, 0, 0, 1, 0], mine: 4 })
})

test('the average is rounded as the API rounds it', () => {
  const two = { average: 5, votes: 2, distribution: [0, 0, 0, 0, 2], mine: null } satisfies RatingSummary
  expect(withVote(two, 4).average).toBe(4.67)
})

test('a reader who withdraws leaves no trace', () => {
  fc.assert(
    fc.property(summaries, stars, (summary, vote) => {
      expect(withVote(withVote(summary, vote), null)).toEqual(summary)
    }),
  )
})

test('a reader who thinks again has one vote: the last', () => {
  fc.assert(
    fc.property(summaries, stars, stars, (summary, first, second) => {
      expect(withVote(withVote(summary, first), second)).toEqual(withVote(summary, second))
    }),
  )
})
