import { ownAddress } from './api.ts'
import { reachability } from './reachability.ts'

/**
 * Tells the API something in nobody's name: without a token, a cookie, or the visitor's number. It leaves even as the page is left. Nobody waits
 * for it, and what cannot be sent now is not sent later: the reader has come to solve a problem, not to hear of ours.
 */
export function tell(path: string, body: unknown): void {
  // Not what the browser says: it may know of no network and yet have one.
  if (reachability.get() === 'offline') return
  const sent = fetch(ownAddress(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    redirect: 'error',
    keepalive: true,
  })
  sent.catch(() => {})
}
