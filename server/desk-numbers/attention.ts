import type { Attention } from '../../contract/desk-pages.ts'
import { countOf } from './star-votes.ts'
import type { Distribution } from '../store/store.ts'
import { atLeast } from './wilson.ts'

export type Signs = {
  /** Of the present revision. */
  votes: Distribution
  openComments: number
  /** Of the verdicts on outcomes that name the page, those that said it did not help, and all. */
  unsolved: number
  said: number
  /** Days since the last edit. */
  days: number
}

/** The most that each sign can weigh; together 100. */
const most = { stars: 45, comments: 25, unsolved: 20, age: 10 }
/** After half a year a page begins to count as old; after two years it counts as that in full. */
const fresh = 180
const old = 730

/**
 * How much a page needs an editor, from 0 to 100, and why. Few stars and outcomes that did not help count only as far as the votes prove it, so one
 * angry vote makes no alarm. No sign can make another weigh less.
 */
export function attention({ votes, openComments, unsolved, said, days }: Signs): Attention {
  const count = countOf(votes)
  // One star is all of a disappointment, five stars are none of it.
  const disappointed = atLeast(
    votes.reduce((sum, one, index) => sum + (one * (4 - index)) / 4, 0),
    count,
  )
  const stars = Math.round(most.stars * disappointed)
  const comments = Math.round((most.comments * openComments) / (openComments + 4))
  const outcomes = Math.round(most.unsolved * atLeast(unsolved, said))
  const age = Math.round(most.age * Math.min(1, Math.max(0, (days - fresh) / (old - fresh))))
  return {
    score: stars + comments + outcomes + age,
    stars: { points: stars, atMost: count === 0 ? null : Math.round((5 - 4 * disappointed) * 10) / 10 },
    comments: { points: comments },
    unsolved: { points: outcomes, unsolved, said },
    age: { points: age, days },
  }
}
