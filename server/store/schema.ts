import type { Generated } from 'kysely'

/** The tables, in types that SQLite and PostgreSQL share: text for instants (ISO 8601), integers for truth. */
export type Tables = {
  vote: { article: string; voter: string; stars: number; voted_at: string }
  comment: {
    /** Order of arrival. */
    sequence: Generated<number>
    id: string
    article: string
    section: string | null
    text: string
    author: string | null
    received_at: string
  }
  idempotency_key: { key: string; fingerprint: string; comment_id: string; received_at: string }
  outcome: {
    sequence: Generated<number>
    troubleshooter: string
    version: string
    step: string
    solved: number
    answers: string
    received_at: string
  }
}
