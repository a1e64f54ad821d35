import type { Stars } from '../../../contract/feedback.ts'
import type { Handling, MissedSearch, Rated, StoredComment, StoredOutcome } from '../store.ts'

export type StoredVote = Rated & { voter: string; stars: Stars; votedAt: string }

/** Everything the store holds, as plain JSON: what the browser host keeps across a reload. */
export type Snapshot = {
  votes: StoredVote[]
  comments: (StoredComment & Handling)[]
  keys: [
    key: string,
    use: { fingerprint: string; likeness?: string | null; comment: string; receivedAt: string },
  ][]
  outcomes: StoredOutcome[]
  searches: MissedSearch[]
  spent: [id: string, expiresAt: string][]
  secrets: [name: string, value: string][]
}

/** The same, as it is worked with. Votes by article, revision and voter. */
export type Held = {
  votes: Map<string, StoredVote>
  comments: (StoredComment & Handling)[]
  keys: Map<string, Snapshot['keys'][number][1]>
  outcomes: StoredOutcome[]
  searches: Map<string, MissedSearch>
  spent: Map<string, string>
  secrets: Map<string, string>
}

export const voteKey = ({ article, revision }: Rated, voter: string) =>
  JSON.stringify([article, revision, voter])

export const heldFrom = (snapshot: Partial<Snapshot>): Held => ({
  votes: new Map(snapshot.votes?.map((vote) => [voteKey(vote, vote.voter), vote])),
  comments: [...(snapshot.comments ?? [])],
  keys: new Map(snapshot.keys),
  outcomes: [...(snapshot.outcomes ?? [])],
  searches: new Map(snapshot.searches?.map((search) => [search.text, search])),
  spent: new Map(snapshot.spent),
  secrets: new Map(snapshot.secrets),
})

export const snapshotOf = ({
  votes,
  comments,
  keys,
  outcomes,
  searches,
  spent,
  secrets,
}: Held): Snapshot => ({
  votes: [...votes.values()],
  comments,
  keys: [...keys],
  outcomes,
  searches: [...searches.values()],
  spent: [...spent],
  secrets: [...secrets],
})
