import type { Problem } from '../../contract/problem.ts'

/** `name=token` or `name="quoted text"`, each taken whole, so that nothing inside a quoted text is read as a parameter. */
const parameter = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g

/**
 * The refusal that a `WWW-Authenticate` header (RFC 9110, section 11.6.1) stands for, if it asks for another proof of who the reader is
 * (RFC 9470, section 3). A gateway before the API may ask so without problem details.
 */
export function problemOfChallenge(header: string | null): Problem | null {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, token = ''] of (header ?? '').matchAll(parameter))
    found.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token)
  const code = 'insufficient_user_authentication'
  if (found.get('error') !== code) return null
  const acrValues = found.get('acr_values')
  const maxAge = found.get('max_age')
  return {
    type: `urn:signpost:problem:${code}`,
    title: code,
    status: 401,
    code,
    ...(acrValues && { acrValues }),
    ...(maxAge && /^\d+$/.test(maxAge) && { maxAge: Number(maxAge) }),
  }
}
