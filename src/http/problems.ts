import type { Problem } from '../../contract/problem.ts'

/** The API refused, and says why in a closed code. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly problem: Problem
  /** After how many seconds it is worth another try, if the API says so. */
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: string | null = null) {
    super(`${problem.status} ${problem.code}`)
    this.problem = problem
    this.retryAfter = Number(retryAfter) || null
  }
}

/** What the reader has to prove before the API goes on, if that is why it refused (RFC 9470, section 5). */
export function proofWanted(
  error: unknown,
): { acrValues?: string | undefined; maxAge?: number | undefined; missing?: string[] | undefined } | null {
  if (!(error instanceof ApiProblem) || error.problem.code !== 'insufficient_user_authentication') return null
  const { acrValues, maxAge, missing } = error.problem
  return { acrValues, maxAge, missing }
}

/**
 * No answer that can be used. `offline`: the request did not get through; `timeout`: nothing came in time; `server`: a failure without
 * a reason; `unreadable`: something answered that is not this API, or not this version of it.
 */
export type Unreachable = 'offline' | 'timeout' | 'unreadable' | 'server'

export class ApiUnreachable extends Error {
  override name = 'ApiUnreachable'
  readonly kind: Unreachable

  constructor(kind: Unreachable, details: string, cause?: unknown) {
    super(`${kind}: ${details}`, { cause })
    this.kind = kind
  }
}
