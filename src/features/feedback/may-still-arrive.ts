import { ApiProblem } from '../../http/problems.ts'
import type { Owner } from './owner.ts'

/** Whether a vote that failed so may arrive when it is sent once more: what was refused for what it is, never will. */
export function mayStillArrive(error: unknown, { subject }: Owner): boolean {
  if (!(error instanceof ApiProblem)) return true
  const { status, code } = error.problem
  // An account signs in again and goes on; for whoever has none, the article is locked.
  if (status === 401) return subject !== null
  return status >= 500 || status === 408 || status === 429 || code.startsWith('challenge_')
}
