import { fewVotes } from '../../contract/feedback.ts'
import type { Trend } from '../../contract/desk-pages.ts'
import { countOf, less, meanOf, varianceOf } from './star-votes.ts'
import type { Distribution } from '../store/store.ts'
import { z } from './wilson.ts'

export const trendDays = 30

/** Votes of a handful of people who all agree are still only that. */
const leastVariance = 0.25

function compared(since: Trend['since'], before: Distribution, after: Distribution): Trend | null {
  const [was, is] = [meanOf(before), meanOf(after)]
  const [votesBefore, votesAfter] = [countOf(before), countOf(after)]
  if (was === null || is === null || votesBefore < fewVotes || votesAfter < fewVotes) return null
  const error = Math.sqrt(
    Math.max(varianceOf(before), leastVariance) / votesBefore +
      Math.max(varianceOf(after), leastVariance) / votesAfter,
  )
  const change = Math.round((is - was) * 10) / 10
  return { since, change, clear: Math.abs(is - was) > z * error && change !== 0 }
}

/**
 * How the average has moved. Since the last revision, if there are votes enough before and after it: a rewritten text is what editors want to know of.
 * Else the last 30 days of this revision (`recent`) against its time before. Null where either side has too few votes.
 */
export const trend = (votes: { current: Distribution; earlier: Distribution; recent: Distribution }) =>
  compared('revision', votes.earlier, votes.current) ??
  compared('days', less(votes.current, votes.recent), votes.recent)
