import type { RatingSummary, Stars } from '../../../contract/feedback.ts'

/** The summary as it will be once this reader's vote is `stars`; null withdraws it. Mirrors what the API counts. */
export function withVote(summary: RatingSummary, stars: Stars | null): RatingSummary {
  const count = (of: Stars) =>
    summary.distribution[(of - 1) as 0] - (summary.mine === of ? 1 : 0) + (stars === of ? 1 : 0)
  const distribution: RatingSummary['distribution'] = [count(1), count(2), count(3), count(4), count(5)]
  const votes = distribution.reduce((sum, each) => sum + each, 0)
  const total = distribution.reduce((sum, each, index) => sum + each * (index + 1), 0)
  const average = votes === 0 ? null : Math.round((total / votes) * 100) / 100
  return { average, votes, distribution, mine: stars }
}
