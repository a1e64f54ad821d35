import { type Distribution, mostWays, type Numbers, type Way } from '../store.ts'
import type { Held } from './snapshot.ts'

export const memoryNumbers = ({ votes, comments, outcomes }: Held): Numbers => ({
  async revisionVotes(since = '') {
    const found = gathered(
      [...votes.values()].filter(({ votedAt }) => votedAt >= since),
      ({ article, revision }) => ({ article, revision, votes: none() }),
    )
    for (const [{ stars }, { votes }] of found.pairs) votes[(stars - 1) as 0] += 1
    return found.groups
  },

  async votesByDay(article) {
    const found = gathered(
      [...votes.values()].filter((vote) => vote.article === article),
      ({ revision, votedAt }) => ({ revision, day: votedAt.slice(0, 10), votes: none() }),
    )
    for (const [{ stars }, { votes }] of found.pairs) votes[(stars - 1) as 0] += 1
    return found.groups.toSorted((a, b) => a.day.localeCompare(b.day) || a.revision - b.revision)
  },

  async openComments() {
    const found = gathered(
      comments.filter(({ status, folded }) => status === 'open' && folded === null),
      ({ article }) => ({ article, comments: 0 }),
    )
    for (const [, group] of found.pairs) group.comments += 1
    return found.groups
  },

  async ways(troubleshooter, since = '', most = mostWays) {
    const found = gathered(
      outcomes.filter((one) => one.troubleshooter === troubleshooter && one.receivedAt >= since),
      ({ version, step, solved, answers, checks }): Way => ({
        version,
        step,
        solved,
        answers,
        checks,
        count: 0,
      }),
    )
    for (const [, way] of found.pairs) way.count += 1
    return found.groups.toSorted((a, b) => b.count - a.count).slice(0, most)
  },
})

const none = (): Distribution => [0, 0, 0, 0, 0]

/** Puts together what has the same key: `of` makes a group, and the group as it is made is the key. */
function gathered<Row, Group>(rows: readonly Row[], of: (row: Row) => Group) {
  const byKey = new Map<string, Group>()
  const pairs = rows.map((row): [Row, Group] => {
    const made = of(row)
    const key = JSON.stringify(made)
    const group = byKey.get(key) ?? made
    byKey.set(key, group)
    return [row, group]
  })
  return { pairs, groups: [...byKey.values()] }
}
