import type { Generated } from 'kysely'

/** The tables, in types that SQLite and PostgreSQL share: text for instants (ISO 8601), integers for truth. */
export type Tables = {
  /** One vote per article, revision of the article, and voter. */
  vote: { article: string; revision: number; voter: string; stars: number; voted_at: string }
  comment: {
    /** Order of arrival. */
    sequence: Generated<number>
    id: string
    article: string
    revision: number
    language: string
    section: string | null
    text: string
    author: string | null
    /** What its writer had rated the article, if at all. */
    stars: number | null
    /** Why it is folded for editors; null: it is not. */
    folded: string | null
    personal_data: number
    status: string
    note: string | null
    changed_at: string | null
    changed_by: string | null
    changed_by_name: string | null
    received_at: string
  }
  idempotency_key: {
    key: string
    fingerprint: string
    /** Hash of what the comment says, whichever article it is on; null for a short one. */
    likeness: string | null
    comment_id: string
    received_at: string
  }
  outcome: {
    sequence: Generated<number>
    /** One way through a troubleshooter: a later report about it takes the place of an earlier one. */
    walk: string | null
    /** A report of an earlier turn than the one that is there comes too late. */
    turn: number
    troubleshooter: string
    version: string
    step: string
    /** Null: the reader has not said. */
    solved: number | null
    answers: string
    /** What the portal found out by itself on the way. */
    checks: string
    received_at: string
  }
  /** What readers looked for and did not find. */
  missed_search: { text: string; count: number; first_at: string; last_at: string }
  /** Proofs of work that were used, until they would no longer count anyway. */
  spent_challenge: { id: string; expires_at: string }
  /** Made at the first start and shared by every server of this database. */
  secret: { name: string; value: string }
}

export const tables = [
  'vote',
  'comment',
  'idempotency_key',
  'outcome',
  'missed_search',
  'spent_challenge',
  'secret',
] as const satisfies readonly (keyof Tables)[]
