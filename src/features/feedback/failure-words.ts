import type { ProblemCode } from '../../../contract/problem.ts'
import { ApiProblem, ApiUnreachable, type Unreachable } from '../../http/problems.ts'
import { failures as say } from '../../messages/feedback.ts'

type Words = string | ((seconds: number | null) => string)

const unreachable: Record<Unreachable, Words> = {
  offline: say.offline,
  timeout: say.slow,
  server: say.down,
  unreadable: say.garbled,
}

const refused: Record<ProblemCode, Words> = {
  sign_in_required: say.signInAgain,
  invalid_token: say.signInAgain,
  insufficient_user_authentication: say.proofWanted,
  insufficient_scope: say.locked,
  email_unverified: say.locked,
  organisation_required: say.locked,
  maintenance_required: say.locked,
  maintenance_expired: say.locked,
  product_not_covered: say.locked,
  not_allowed: say.locked,
  not_found: say.gone,
  moved: say.gone,
  too_large: say.tooLarge,
  invalid_request: say.refused,
  uri_too_long: say.refused,
  headers_too_large: say.refused,
  unsupported_media_type: say.refused,
  request_timeout: say.slow,
  method_not_allowed: say.refused,
  media_expired: say.refused,
  range_not_satisfiable: say.refused,
  changed_meanwhile: say.refused,
  view_is_read_only: say.refused,
  idempotency_key_reused: say.arrivedBefore,
  challenge_required: say.notProved,
  challenge_refused: say.notProved,
  too_many_requests: say.tooMany,
  identity_provider_unavailable: say.down,
  unavailable: say.down,
  internal: say.down,
}

function wordsFor(error: unknown): Words {
  if (error instanceof ApiProblem) return refused[error.problem.code]
  if (error instanceof ApiUnreachable) return unreachable[error.kind]
  return say.down
}

/** In the reader's words, what went wrong when something was sent, and when it is worth another try. */
export function failureWords(error: unknown): string {
  const words = wordsFor(error)
  return typeof words === 'string' ? words : words(error instanceof ApiProblem ? error.retryAfter : null)
}
