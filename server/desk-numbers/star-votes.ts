import type { Distribution } from '../store/store.ts'

export const noVotes: Distribution = [0, 0, 0, 0, 0]

export const added = (...all: Distribution[]): Distribution =>
  all.reduce((sum, votes) => sum.map((count, index) => count + (votes[index] ?? 0)) as Distribution, noVotes)

export const less = (all: Distribution, some: Distribution): Distribution =>
  all.map((count, index) => count - (some[index] ?? 0)) as Distribution

export const countOf = (votes: Distribution): number => votes.reduce((sum, count) => sum + count, 0)

/** 1 to 5, to two decimals; null of no votes. */
export function averageOf(votes: Distribution): number | null {
  const mean = meanOf(votes)
  return mean === null ? null : Math.round(mean * 100) / 100
}

export function meanOf(votes: Distribution): number | null {
  const count = countOf(votes)
  if (count === 0) return null
  return votes.reduce((sum, one, index) => sum + one * (index + 1), 0) / count
}

export function varianceOf(votes: Distribution): number {
  const mean = meanOf(votes)
  if (mean === null) return 0
  return votes.reduce((sum, one, index) => sum + one * (index + 1 - mean) ** 2, 0) / countOf(votes)
}
