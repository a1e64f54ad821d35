import type { Context } from 'hono'
import type { Problem, ProblemCode } from '../../contract/problem.ts'

type Details = Omit<Partial<Problem>, 'type' | 'title' | 'status' | 'code'>

const refusals: Record<ProblemCode, { status: number; title: string }> = {
  sign_in_required: { status: 401, title: 'Sign in to read this' },
  invalid_token: { status: 401, title: 'The access token was not accepted' },
  insufficient_user_authentication: { status: 401, title: 'Prove again, or more strongly, who you are' },
  insufficient_scope: { status: 403, title: 'The access token lacks the scope that this asks for' },
  email_unverified: { status: 403, title: 'The e-mail address of this account is not verified' },
  organisation_required: { status: 403, title: 'This account belongs to no organisation' },
  maintenance_required: { status: 403, title: 'The organisation has no maintenance agreement' },
  maintenance_expired: { status: 403, title: 'The maintenance agreement has expired' },
  product_not_covered: { status: 403, title: 'The maintenance agreement does not cover this product' },
  not_allowed: { status: 403, title: 'This account may not do that' },
  identity_provider_unavailable: { status: 503, title: 'The identity provider cannot be reached' },
  invalid_request: { status: 400, title: 'The request is not valid' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for something else' },
  challenge_required: { status: 403, title: 'Who is not signed in sends a proof of work along' },
  challenge_refused: { status: 403, title: 'This proof of work does not count' },
  too_many_requests: { status: 429, title: 'There have been too many of these requests' },
  view_is_read_only: { status: 403, title: 'Who views as somebody else can only read' },
  changed_meanwhile: { status: 409, title: 'Somebody else has changed this meanwhile' },
  too_large: { status: 413, title: 'The request is too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  headers_too_large: { status: 431, title: 'The headers of the request are too large' },
  unsupported_media_type: { status: 415, title: 'The request must hold JSON that is not compressed' },
  range_not_satisfiable: { status: 416, title: 'The file has no such part' },
  request_timeout: { status: 408, title: 'The request did not arrive in time' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  media_expired: { status: 403, title: 'This address of a file no longer counts' },
  moved: { status: 410, title: 'The article is at another address now' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  unavailable: { status: 503, title: 'The service cannot answer at the moment' },
  internal: { status: 500, title: 'Something went wrong on the server' },
}

/** A refusal on its way out; `app.onError` turns it into problem details. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(code: ProblemCode, details: Details = {}, headers: Record<string, string> = {}) {
    super(code)
    this.code = code
    this.details = details
    this.headers = headers
  }
  readonly code: ProblemCode
  readonly details: Details
  readonly headers: Record<string, string>
}

/** What is the same whoever is refused, wherever. */
export const problemOf = (code: ProblemCode): Problem => ({
  type: `urn:signpost:problem:${code}`,
  ...refusals[code],
  code,
})

/**
 * Problem details (RFC 9457) for a refusal. A 401 names the scheme; it carries an error code only when a token was sent
 * (RFC 6750, section 3.1). Nothing of it may be kept by a cache.
 */
export function problemResponse(context: Context, refusal: Refusal): Response {
  const { status } = refusals[refusal.code]
  const body: Problem = {
    ...problemOf(refusal.code),
    instance: new URL(context.req.url).pathname,
    ...refusal.details,
  }
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    Vary: 'Authorization',
    // Said here as well: a refusal may come before the handler that says it for answers.
    'X-Content-Type-Options': 'nosniff',
    ...refusal.headers,
  })
  const challenge = challengeOf(refusal)
  if (challenge) headers.set('WWW-Authenticate', challenge)
  if (status === 503) headers.set('Retry-After', '5')
  return new Response(JSON.stringify(body), { status, headers })
}

/** What `WWW-Authenticate` says of a refusal (RFC 6750, section 3; RFC 9470, section 3); null where no other token would help. */
function challengeOf({ code, details: { acrValues, maxAge, scope } }: Refusal): string | null {
  const realm = 'Bearer realm="signpost"'
  if (code === 'sign_in_required') return realm
  const asked = {
    invalid_token: {},
    insufficient_user_authentication: { acr_values: acrValues, max_age: maxAge },
    insufficient_scope: { scope },
  }
  if (!(code in asked)) return null
  const parameters = Object.entries({ error: code, ...asked[code as keyof typeof asked] })
  return [
    realm,
    ...parameters.flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`])),
  ].join(', ')
}
