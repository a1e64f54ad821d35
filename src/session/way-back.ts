import { safeReturnTo } from './return-to.ts'

/** Checked when a sign-in starts, and here again when it is used. */
export const goOn = (returnTo: string) => ({ returnTo: safeReturnTo(returnTo, location.origin) })

/** Codes must not stay where they are bookmarked, shared or reloaded (RFC 9700, section 4.2.4). */
export function cleanAddressBar(url: URL) {
  if (location.pathname + location.search === url.pathname + url.search)
    history.replaceState(history.state, '', url.pathname)
}
