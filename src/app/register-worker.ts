import { registerSW } from 'virtual:pwa-register'
import { session } from '../session/session.ts'
import { allowOwnScripts } from '../ui/own-scripts.ts'
import type { Message } from '../worker/cache-names.ts'
import { readKept } from './kept-by-server.ts'
import { newVersion } from './new-version.ts'

const anHour = 60 * 60 * 1000

/**
 * Lets the worker keep the portal for when nothing else works (decision 014). A browser that has none, or refuses, loses only that. A new
 * version waits until the reader takes it in one of the tabs; the others go on as they are, and are offered a reload.
 */
export function registerWorker() {
  allowOwnScripts()
  nameManifest()
  let state: 'current' | 'offered' | 'asked' | 'replaced' = 'current'
  const update = registerSW({
    async onNeedRefresh() {
      // The server gave this page in the new version already: then only the worker is behind.
      if (await isOfThisPage(await navigator.serviceWorker.getRegistration())) return
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
      void tellWhatWasRead({ isFirst: !navigator.serviceWorker.controller })
      // Without a network, looking fails; the next time will do.
      const look = () => void registration.update().catch(() => undefined)
      setInterval(look, anHour)
      addEventListener('online', look)
    },
  })
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    if (state === 'asked') location.reload()
    if (state === 'offered') state = 'replaced'
  })
}

/** Only who stays could want the portal among their applications; a page that the server drew does not name it before. */
function nameManifest() {
  if (document.querySelector('link[rel=manifest]')) return
  document.head.append(
    Object.assign(document.createElement('link'), { rel: 'manifest', href: '/manifest.webmanifest' }),
  )
}

/** Asks the worker that waits whether it belongs to this page; if so, it takes over. */
function isOfThisPage(registration: ServiceWorkerRegistration | undefined): Promise<boolean> {
  const script = ownScript()
  const waiting = registration?.waiting
  if (!waiting || !script) return Promise.resolve(false)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => resolve(data === true))
    port1.start()
    waiting.postMessage({ type: 'take-over-own', script } satisfies Message, [port2])
  })
}

/** The first file of the portal, which a page names as its script or, drawn by the server, to be loaded later. */
function ownScript(): string | undefined {
  const scripts = [...document.scripts]
  const [later] = scripts.findLast(({ dataset }) => dataset['files'])?.dataset['files']?.split(' ') ?? []
  return later ? new URL(later, location.origin).href : scripts.findLast(({ src }) => src !== '')?.src
}

/**
 * What was read without the worker's seeing it, for it to keep: what the server put into the page, and at the first visit all else that was
 * asked for, and the lists of articles, the way to all others.
 */
async function tellWhatWasRead({ isFirst }: { isFirst: boolean }) {
  const { active } = await navigator.serviceWorker.ready
  const drawn = readKept()?.asked ?? []
  const read = isFirst ? performance.getEntriesByType('resource').map(({ name }) => name) : []
  const lists = isFirst ? ['/api/articles', '/api/articles?order=updated', '/config.json'] : []
  const all = [...read, ...drawn, ...lists].map((address) => new URL(address, location.origin))
  const addresses = [
    ...new Set(all.filter(({ origin }) => origin === location.origin).map(({ href }) => href)),
  ]
  if (addresses.length === 0) return
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  active?.postMessage({ type: 'keep', addresses, signedIn: 'account' in session.get() } satisfies Message)
}
