import * as v from 'valibot'
import { remedySchema, slugSchema, teaserSchema } from './article.ts'

/**
 * Every refusal of the API, as a closed list. The API answers codes; the portal finds the words.
 * Shape: RFC 9457 (problem details) with the extension members `code`, `remedy`, `teaser`, `acrValues`, `maxAge`,
 * `missing`, `scope`, `errors`, `current`, `movedTo`.
 */
export const problemCodes = [
  'sign_in_required',
  'insufficient_scope',
  'organisation_required',
  'maintenance_required',
  'maintenance_expired',
  'product_not_covered',
  'email_unverified',
  'not_allowed',
  'invalid_token',
  'insufficient_user_authentication',
  'identity_provider_unavailable',
  'invalid_request',
  'idempotency_key_reused',
  'challenge_required',
  'challenge_refused',
  'too_many_requests',
  'changed_meanwhile',
  'view_is_read_only',
  'too_large',
  'uri_too_long',
  'headers_too_large',
  'unsupported_media_type',
  'range_not_satisfiable',
  'request_timeout',
  'not_found',
  'media_expired',
  'moved',
  'method_not_allowed',
  'unavailable',
  'internal',
] as const

export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  detail: v.optional(v.string()),
  instance: v.optional(v.string()),
  remedy: v.optional(remedySchema),
  teaser: v.optional(teaserSchema),
  /** For `insufficient_user_authentication`: what has to be proved (RFC 9470, section 3). `maxAge` in seconds. */
  acrValues: v.optional(v.string()),
  maxAge: v.optional(v.number()),
  /** Names of claims that the access token lacks, and without which no proof will do. */
  missing: v.optional(v.array(v.string())),
  /** For `insufficient_scope`: the scope that the access token lacks (RFC 6750, section 3). */
  scope: v.optional(v.string()),
  /** For `invalid_request`: where in the request, and what would be right. */
  errors: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
  /** For `changed_meanwhile`: how it is now, in the shape that the call answers. */
  current: v.optional(v.unknown()),
  /** For `moved`: the slug under which the article is read now. */
  movedTo: v.optional(slugSchema),
})
export type Problem = v.InferOutput<typeof problemSchema>
export type ProblemCode = Problem['code']
