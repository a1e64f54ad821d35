import { registerSW } from 'virtual:pwa-register'
import { session } from '../session/session.ts'
import { allowOwnScripts } from '../ui/own-scripts.ts'
import type { Message } from '../worker/cache-names.ts'
import { newVersion } from './new-version.ts'

const anHour = 60 * 60 * 1000

/**
 * Lets the worker keep the portal for when nothing else works (decision 014). A browser that has none, or refuses, loses only that. A new
 * version waits until the reader takes it in one of the tabs; the others go on as they are, and are offered a reload.
 */
export function registerWorker() {
  allowOwnScripts()
  let state: 'current' | 'offered' | 'asked' | 'replaced' = 'current'
  const update = registerSW({
    onNeedRefresh() {
      state = 'offered'
      newVersion.offer(() => {
        if (state === 'replaced') return location.reload()
        state = 'asked'
        return void update()
      })
    },
    onNeedReload() {
      // Without this it would reload every tab, and not the one that brought the first worker.
    },
    onRegisteredSW(_address, registration) {
      if (!registration) return
      if (!navigator.serviceWorker.controller) void tellWhatWasRead()
      // Without a network, looking fails; the next time will do.
      const look = () => void registration.update().catch(() => undefined)
      setInterval(look, anHour)
      addEventListener('online', look)
    },
    onRegisterError() {
      // Blocked by the browser or its owner: the portal works as it would without.
    },
  })
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    if (state === 'asked') location.reload()
    if (state === 'offered') state = 'replaced'
  })
}

/** What was read before the worker was there, for it to keep; and the lists of articles, the way to all others. */
async function tellWhatWasRead() {
  const { active } = await navigator.serviceWorker.ready
  const read = performance.getEntriesByType('resource').map(({ name }) => name)
  const own = read.filter((address) => address.startsWith(`${location.origin}/`))
  const lists = ['/api/articles', '/api/articles?order=updated'].map(
    (path) => new URL(path, location.origin).href,
  )
  const addresses = [...new Set([...own, ...lists])]
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  active?.postMessage({ type: 'keep', addresses, signedIn: 'account' in session.get() } satisfies Message)
}
