import type { Stars } from '../../contract/feedback.ts'
import type { Distribution, Store, StoredComment, StoredOutcome } from './store.ts'

/** Everything the store holds, as plain JSON: what the browser host keeps across a reload. */
export type Snapshot = {
  votes: [article: string, voter: string, stars: Stars][]
  comments: StoredComment[]
  keys: [key: string, use: { fingerprint: string; comment: string }][]
  outcomes: StoredOutcome[]
}

const empty: Snapshot = { votes: [], comments: [], keys: [], outcomes: [] }

/** A store in memory, for tests and for the browser host. `onChange` is called after each change with all of it. */
export function createMemoryStore(
  start: Snapshot = empty,
  onChange: (snapshot: Snapshot) => void = () => {},
): Store {
  const votes = new Map<string, Map<string, Stars>>()
  for (const [article, voter, stars] of start.votes) votesOf(article).set(voter, stars)
  const comments = [...start.comments]
  const keys = new Map(start.keys)
  const outcomes = [...start.outcomes]

  function votesOf(article: string) {
    const found = votes.get(article) ?? new Map<string, Stars>()
    votes.set(article, found)
    return found
  }
  const changed = () =>
    onChange({
      votes: [...votes].flatMap(([article, each]) =>
        [...each].map(([voter, stars]): Snapshot['votes'][number] => [article, voter, stars]),
      ),
      comments,
      keys: [...keys],
      outcomes,
    })

  return {
    async distribution(article) {
      const counts: Distribution = [0, 0, 0, 0, 0]
      for (const stars of votesOf(article).values()) counts[(stars - 1) as 0] += 1
      return counts
    },
    async vote(article, voter) {
      return votesOf(article).get(voter) ?? null
    },
    async putVote(article, voter, stars) {
      votesOf(article).set(voter, stars)
      changed()
    },
    async deleteVote(article, voter) {
      votesOf(article).delete(voter)
      changed()
    },
    async addComment(comment, { key, fingerprint }) {
      const used = keys.get(key)
      if (used) {
        if (used.fingerprint !== fingerprint) return { stored: 'refused' }
        const before = comments.find(({ id }) => id === used.comment)
        return { stored: 'before', id: used.comment, receivedAt: before?.receivedAt ?? comment.receivedAt }
      }
      keys.set(key, { fingerprint, comment: comment.id })
      comments.push(comment)
      changed()
      return { stored: 'new', id: comment.id, receivedAt: comment.receivedAt }
    },
    async comments({ limit, before }) {
      const newestFirst = comments.toReversed()
      const last = newestFirst.findIndex(({ id }) => id === before)
      if (before !== undefined && last === -1) return { comments: [], total: comments.length }
      const from = last + 1
      return { comments: newestFirst.slice(from, from + limit), total: comments.length }
    },
    async addOutcome(outcome) {
      outcomes.push(outcome)
      changed()
    },
    async ping() {},
    async close() {},
  }
}
