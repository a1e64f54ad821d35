import type { Stars } from '../../contract/feedback.ts'

export type Distribution = [number, number, number, number, number]

export type StoredComment = {
  id: string
  article: string
  section: string | null
  text: string
  /** Subject of the account, or null for an anonymous reader. Never an address. */
  author: string | null
  /** ISO 8601 instant. */
  receivedAt: string
}

export type StoredOutcome = {
  troubleshooter: string
  version: string
  step: string
  solved: boolean
  answers: Record<string, string>
  receivedAt: string
}

export type CommentResult =
  { stored: 'new' | 'before'; id: string; receivedAt: string } | { stored: 'refused' }

/**
 * Where feedback is kept. Every method either has done all it says when its promise resolves, or throws and has done
 * nothing. The same contract tests run on every implementation.
 */
export type Store = {
  /** Votes for 1 to 5 stars. */
  distribution(article: string): Promise<Distribution>
  vote(article: string, voter: string): Promise<Stars | null>
  /** One vote per article and voter; the last one counts. */
  putVote(article: string, voter: string, stars: Stars, at: string): Promise<void>
  deleteVote(article: string, voter: string): Promise<void>
  /**
   * Stores a comment once per key. The same key with the same fingerprint answers what was stored before;
   * with another fingerprint it is refused.
   */
  addComment(comment: StoredComment, use: { key: string; fingerprint: string }): Promise<CommentResult>
  /** Newest first; `before` is the id of the last comment of the page before; after an unknown id nothing follows. */
  comments(page: {
    limit: number
    before?: string | undefined
  }): Promise<{ comments: StoredComment[]; total: number }>
  addOutcome(outcome: StoredOutcome): Promise<void>
  /** Throws when the store cannot answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** The database is locked, full or away. What failed may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
