import type { LookAgain } from '../../contract/desk-pages.ts'
import type { CompiledArticle } from '../content/content.ts'

/** Days after which an article that says nothing of it itself is to be looked at again. */
export const usualReview = 365
const dayLength = 86_400_000

type Looked = Pick<CompiledArticle, 'updatedAt' | 'checkedAt' | 'reviewBy'>

/** Since when, and why, somebody should look at an article again; null: not yet. `after`: in days, for articles that name no day. */
export function lookAgain(
  { updatedAt, checkedAt, reviewBy }: Looked,
  now: Date,
  after = usualReview,
): LookAgain | null {
  const today = now.toISOString().slice(0, 10)
  if (reviewBy !== undefined) return reviewBy <= today ? { reason: 'review_due', since: reviewBy } : null
  const last = checkedAt !== undefined && checkedAt > updatedAt ? checkedAt : updatedAt
  const since = new Date(Date.parse(last) + after * dayLength).toISOString().slice(0, 10)
  return since <= today ? { reason: 'not_checked', since } : null
}
