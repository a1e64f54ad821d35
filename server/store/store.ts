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
  /** Subject of the editor's account. */
  changedBy: string | null
}

export type StoredOutcome = {
  /** Random, one for each way through a troubleshooter; null in reports that lack it. */
  walk: string | null
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
  addComment(comment: StoredComment, use: { key: string; fingerprint: string }): Promise<CommentResult>
  /** Newest first; `before` is the id of the last comment of the page before; after an unknown id nothing follows. */
  comments(page: {
    limit: number
    before?: string | undefined
  }): Promise<{ comments: (StoredComment & Handling)[]; total: number }>
}

export type Outcomes = {
  /** A report with the walk of an earlier one takes its place. */
  addOutcome(outcome: StoredOutcome): Promise<void>
}

export type Challenges = {
  /** True for one caller alone, however many ask at once: this proof of work had not been used. */
  spendChallenge(id: string, expiresAt: string): Promise<boolean>
  /** The secret of that name, which `made` becomes if there is none yet. */
  secret(name: string, made: string): Promise<string>
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
export type Store = Votes & Comments & Outcomes & Challenges & Upkeep

/** The database is locked, full or away. What failed may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
