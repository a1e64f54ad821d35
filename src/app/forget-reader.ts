import { session } from '../session/session.ts'
import { type Message, readerCache } from '../worker/cache-names.ts'

/**
 * What the worker keeps for a signed-in reader goes with the reader: at once when they leave or another one comes, and at the next start at
 * the latest, should they have gone while no tab was open.
 */
export function forgetReaderWhoLeft() {
  session.watch((event) => {
    if (event === 'account-changed') forget().catch(() => undefined)
  })
  if (!('account' in session.get())) forget().catch(() => undefined)
}

async function forget() {
  if (!('caches' in window)) return
  // Both: the worker stops what it is about to keep, and a page without one deletes what is there.
  navigator.serviceWorker?.controller?.postMessage({ type: 'forget-reader' } satisfies Message)
  // Where site data is blocked, already the name of it throws; then nothing was kept.
  await caches.delete(readerCache)
}
