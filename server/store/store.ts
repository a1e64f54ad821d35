import type { Stars } from '../../contract/feedback.ts'

export type Distribution = [number, number, number, number, number]

/** An article as readers rated it: votes belong to a revision. */
export type Rated = { article: string; revision: number }

export type StoredComment = {
  id: string
  article: string
  revision: number
  /** Of the article, as in its address. */
  language: string
  section: string | null
  text: string
  /** Subject of the account, or null for an anonymous reader. Never an address. */
  author: string | null
  /** What its writer had rated this revision, if at all. */
  stars: Stars | null
  /** Why it is folded for editors; null: it is not. */
  folded: string | null
  personalData: boolean
  /** ISO 8601 instant. */
  receivedAt: string
}

/** What editors made of a comment. */
export type Handling = {
  status: 'open' | 'handled'
  note: string | null
  changedAt: string | null
  /** Subject of the editor's account, and what the provider calls its owner, if it tells. */
  changedBy: string | null
  changedByName: string | null
}

export type StoredOutcome = {
  /** Random, one for each way through a troubleshooter; null in reports that lack it. */
  walk: string | null
  /** Counts the reports about one walk. */
  turn: number
  troubleshooter: string
  version: string
  step: string
  /** Null: the reader has not said. */
  solved: boolean | null
  answers: Record<string, string>
  checks: Record<string, string>
  receivedAt: string
}

export type CommentResult =
  { stored: 'new' | 'before'; id: string; receivedAt: string } | { stored: 'refused' }

export type Votes = {
  /** Votes for 1 to 5 stars. */
  distribution(rated: Rated): Promise<Distribution>
  vote(rated: Rated, voter: string): Promise<Stars | null>
  /** One vote per article, revision and voter; the last one counts. */
  putVote(rated: Rated, voter: string, stars: Stars, at: string): Promise<void>
  deleteVote(rated: Rated, voter: string): Promise<void>
}

export type Comments = {
  /**
   * Stores a comment once per key. The same key with the same fingerprint answers what was stored before;
   * with another fingerprint it is refused.
   */
  addComment(
    comment: StoredComment,
    use: { key: string; fingerprint: string; likeness?: string | null },
  ): Promise<CommentResult>
}

export type HandledComment = StoredComment & Handling

/** What is absent does not narrow. */
export type CommentFilter = {
  article?: string | undefined
  /** Null: about the article as a whole. */
  section?: string | null | undefined
  status?: Handling['status'] | undefined
  language?: string | undefined
  /** Null: whoever wrote it had not rated the article. */
  stars?: Stars | null | undefined
  folded?: boolean | undefined
  /** Folded for this reason. */
  foldedFor?: string | undefined
  personalData?: boolean | undefined
  /** Somewhere in the text or the note, letters of any case; nothing in it is a wildcard. */
  search?: string | undefined
}

export type Count<Value> = { value: Value; count: number }
/** How many comments each choice of a filter would leave, with all other filters as they are. In no order; never zero. */
export type CommentCounts = {
  status: Count<Handling['status']>[]
  article: Count<string>[]
  /** Of the filter's article; none without. */
  section: Count<string | null>[]
  language: Count<string>[]
  stars: Count<Stars | null>[]
  /** By reason; null: not folded. */
  folded: Count<string | null>[]
  personalData: Count<boolean>[]
}

/** A change of one or more comments, each as the editor saw it last: `seen` is its `changedAt`. */
export type Change = {
  comments: { id: string; seen: string | null }[]
  status?: Handling['status'] | undefined
  /** Null takes the note away; what is absent stays. */
  note?: string | null | undefined
  /** Later than any `seen`. */
  at: string
  by: string
  byName?: string | null
}
/** `overtaken`: somebody else changed it since, and it was left as they made it. */
export type Changed = { changed: HandledComment[]; overtaken: HandledComment[]; missing: string[] }

export type Inbox = {
  /** Newest first; `before` is the id of the last comment of the page before; after an unknown id nothing follows. */
  comments(
    page: { limit: number; before?: string | undefined },
    filter?: CommentFilter,
  ): Promise<{ comments: HandledComment[]; total: number }>
  comment(id: string): Promise<HandledComment | null>
  commentCounts(filter: CommentFilter): Promise<CommentCounts>
  changeComments(change: Change): Promise<Changed>
}

/** What is known of comments by their keys, for as long as those are kept. */
export type Receipts = {
  /** Of the comment that came with that key. */
  receipt(key: string): Promise<{ fingerprint: string; id: string; receivedAt: string } | null>
  /** Whether a comment of that likeness has come. */
  isLikenessKnown(likeness: string): Promise<boolean>
}

export type Outcomes = {
  /** A report of a later turn takes the place of an earlier one about the same walk; one of an earlier turn comes too late. */
  addOutcome(outcome: StoredOutcome): Promise<void>
}

/** A text that readers looked for, and how often it found nothing. Nobody knows who they were. */
export type MissedSearch = { text: string; count: number; firstAt: string; lastAt: string }

export type Searches = {
  /** Counts it once more. There are `most` texts at most: of the others, the least often missed, and longest ago, makes room. */
  addMissedSearch(text: string, at: string, most: number): Promise<void>
  /** The most often missed first, or those that were missed last. */
  missedSearches(page: {
    order: 'often' | 'lately'
    limit: number
    offset: number
  }): Promise<{ searches: MissedSearch[]; total: number }>
}

/** What readers think of one revision of an article. */
export type RevisionVotes = Rated & { votes: Distribution }
/** Reports that say the same, and how many there are. */
export type Way = Pick<StoredOutcome, 'version' | 'step' | 'solved' | 'answers' | 'checks'> & {
  count: number
}

/** Ways that are told at most: far more than readers go, and no more than a server can replay while they wait. */
export const mostWays = 10_000

/** What the desk counts, each in one question however many articles there are. */
export type Numbers = {
  /** Every revision that has votes; with `since`, only those cast, or changed last, from that instant on. */
  revisionVotes(since?: string): Promise<RevisionVotes[]>
  /** The votes of one article by the day (UTC) on which they were cast, or changed last; oldest first. */
  votesByDay(article: string): Promise<{ revision: number; day: string; votes: Distribution }[]>
  /** How many comments wait for an editor; those that are folded do not count. */
  openComments(): Promise<{ article: string; comments: number }[]>
  /** How readers went through a troubleshooter since an instant, or ever; of very many ways, those that most of them went. */
  ways(troubleshooter: string, since?: string, most?: number): Promise<Way[]>
}

export type Challenges = {
  /** True for one caller alone, however many ask at once: this proof of work had not been used. */
  spendChallenge(id: string, expiresAt: string): Promise<boolean>
  /** The secret of that name, which `made` becomes if there is none yet. */
  secret(name: string, made: string): Promise<string>
}

/** A reader as the store knows one: an account by its subject, a browser by its random number. */
export type StoredReader = { kind: 'account' | 'visitor'; id: string }

/** What bears a reader’s id: comments, votes, and as an editor the ids of comments whose handling does. */
export type KeptOfReader = {
  comments: HandledComment[]
  votes: (Rated & { stars: Stars; votedAt: string })[]
  handled: string[]
}

/** Instants (ISO 8601): what is older goes. Null: it stays. */
export type Cutoffs = {
  /** Keys of comments that were sent. */
  keys: string
  /** Proofs of work, by when they end to count. */
  challenges: string
  comments: string | null
  /** Comments that were handled, by when they were. */
  handledComments: string | null
  outcomes: string | null
  /** Searches that found nothing, by when they last did. */
  searches: string | null
}

export type Keeping = {
  keptOf(reader: StoredReader): Promise<KeptOfReader>
  /** Takes away comments and votes, and the name of who handled others. Answers how many of each. */
  erase(reader: StoredReader): Promise<Record<keyof KeptOfReader, number>>
  /** Takes away what is older than its cutoff, all at once. Answers how many of each. */
  sweep(cutoffs: Cutoffs): Promise<Record<keyof Cutoffs, number>>
}

export type Upkeep = {
  /** Throws when the store cannot answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Where feedback is kept. Every method either has done all it says when its promise resolves, or throws and has done
 * nothing. The same contract tests run on every implementation.
 */
export type Store = Votes &
  Comments &
  Inbox &
  Receipts &
  Outcomes &
  Searches &
  Numbers &
  Challenges &
  Keeping &
  Upkeep

/** The database is locked, full or away. What failed may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
