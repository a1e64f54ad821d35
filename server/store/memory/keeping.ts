import type { Keeping, StoredReader } from '../store.ts'
import type { Held } from './snapshot.ts'

const voterOf = ({ kind, id }: StoredReader) => `${kind}:${id}`
const isAuthor = ({ kind, id }: StoredReader, subject: string | null) => kind === 'account' && subject === id

/** Takes out what `goes` says, and counts it. */
function takeFrom<Entry>(list: Entry[], goes: (entry: Entry) => boolean): number {
  const before = list.length
  list.splice(0, before, ...list.filter((entry) => !goes(entry)))
  return before - list.length
}
function takeOut<Value>(map: Map<string, Value>, goes: (value: Value) => boolean): number {
  const gone = [...map].filter(([, value]) => goes(value))
  for (const [key] of gone) map.delete(key)
  return gone.length
}
const isBefore = (instant: string, cutoff: string | null) => cutoff !== null && instant < cutoff

export const memoryKeeping = (
  { votes, comments, keys, outcomes, searches, spent }: Held,
  changed: () => void,
): Keeping => ({
  async keptOf(reader) {
    return {
      comments: comments.filter(({ author }) => isAuthor(reader, author)),
      votes: [...votes.values()]
        .filter(({ voter }) => voter === voterOf(reader))
        .map(({ voter: _voter, ...vote }) => vote)
        .toSorted((one, other) =>
          one.article === other.article
            ? one.revision - other.revision
            : one.article < other.article
              ? -1
              : 1,
        ),
      handled: comments.filter(({ changedBy }) => isAuthor(reader, changedBy)).map(({ id }) => id),
    }
  },
  async erase(reader) {
    const own = new Set(comments.filter(({ author }) => isAuthor(reader, author)).map(({ id }) => id))
    takeOut(keys, ({ comment }) => own.has(comment))
    takeFrom(comments, ({ id }) => own.has(id))
    let handled = 0
    for (const [index, comment] of comments.entries()) {
      if (!isAuthor(reader, comment.changedBy)) continue
      comments[index] = { ...comment, changedBy: null, changedByName: null }
      handled += 1
    }
    const counts = {
      comments: own.size,
      votes: takeOut(votes, ({ voter }) => voter === voterOf(reader)),
      handled,
    }
    changed()
    return counts
  },
  async sweep(cutoffs) {
    const counts = {
      keys: takeOut(keys, ({ receivedAt }) => isBefore(receivedAt, cutoffs.keys)),
      challenges: takeOut(spent, (expiresAt) => isBefore(expiresAt, cutoffs.challenges)),
      handledComments: takeFrom(
        comments,
        ({ status, changedAt, receivedAt }) =>
          status === 'handled' && isBefore(changedAt ?? receivedAt, cutoffs.handledComments),
      ),
      comments: takeFrom(comments, ({ receivedAt }) => isBefore(receivedAt, cutoffs.comments)),
      outcomes: takeFrom(outcomes, ({ receivedAt }) => isBefore(receivedAt, cutoffs.outcomes)),
      searches: takeOut(searches, ({ lastAt }) => isBefore(lastAt, cutoffs.searches)),
    }
    changed()
    return counts
  },
})
