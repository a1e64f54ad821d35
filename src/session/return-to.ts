/** Longer than any address of the portal; a provider's limit on the whole request is not far above. */
const longest = 2000

/**
 * The path of this portal that a value names, or the start page. `returnTo` begins as what somebody wrote into a
 * link, so it is checked when a sign-in starts and again when it is used: own origin, path only, never under
 * `/auth/` (which would loop). RFC 9700, section 4.11: a client must not be an open redirector.
 */
export function safeReturnTo(value: unknown, origin: string): string {
  const start = '/'
  if (typeof value !== 'string' || value.length > longest || !value.startsWith('/')) return start
  // Browsers read `\` as `/` and drop tabs and line breaks, so `/\host` and `/<tab>/host` would leave the portal.
  // oxlint-disable-next-line no-control-regex -- those are the characters that must not be there
  if (/[\\\u0000-\u001f\u007f]/.test(value) || value.startsWith('//')) return start
  if (!URL.canParse(value, origin)) return start
  const url = new URL(value, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return start
  if (isOwnStop(url.pathname)) return start
  return url.pathname + url.search + url.hash
}

function isOwnStop(pathname: string): boolean {
  const plain = decoded(pathname).toLowerCase()
  return /^\/+(auth|sign-in|signed-out)(\/|$)/.test(plain)
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
