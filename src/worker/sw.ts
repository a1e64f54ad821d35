import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { isPage } from '../paths.ts'
import type { Message } from './cache-names.ts'
import { mayBeKept } from './kept-answers.ts'
import { drawnPage, forgetReader, keepPublic, lastGood, picture } from './last-good.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/*
 * Keeps the portal working when its server, the identity provider or the network does not (decision 014). It answers for the
 * portal's own files and pages and for public answers; everything else goes past it.
 */
// oxlint-disable-next-line no-underscore-dangle -- the build looks for this name
const manifest = self.__WB_MANIFEST
const files = new Set(manifest.map((entry) => `/${typeof entry === 'string' ? entry : entry.url}`))
precacheAndRoute(manifest, { cleanURLs: false })
cleanupOutdatedCaches()
// From the first visit on: what is read in it is there offline.
clientsClaim()

const shell = createHandlerBoundToURL('/index.html')
const isNavigation = (request: Request) => request.mode === 'navigate'

// As the server draws it, if it does so in time; else the page of the build, which draws itself from what is kept.
registerRoute(
  ({ request, url }) => isNavigation(request) && isPage(url.pathname),
  async (options) => (await drawnPage(options.request)) ?? shell(options),
)

// Not the portal's to answer, the address with the code among them; but without a server, its own words beat the browser's.
registerRoute(
  ({ request, url }) => isNavigation(request) && !/\.\w+$/.test(url.pathname),
  async (options) => {
    try {
      return await fetch(options.request)
    } catch {
      return shell(options)
    }
  },
)

registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && mayBeKept(url) && !isNavigation(request) && !request.headers.has('Authorization'),
  ({ request, event }) => lastGood(request, (work) => event.waitUntil(work)),
)

// Videos, and pictures at an address that ends, are the network's: no copy of them is ever kept.
registerRoute(
  ({ url, request, sameOrigin }) =>
    sameOrigin && url.pathname.startsWith('/media/') && url.search === '' && request.destination === 'image',
  ({ request }) => picture(request),
)

// A signed-in reader’s request is left alone. Beside it, what is public at the address is asked for by nobody in particular.
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !mayBeKept(url)) return
  if (request.headers.has('Authorization')) event.waitUntil(keepPublic(url.href, { signedIn: true }))
})

self.addEventListener('message', (event) => {
  const message = event.data as Message
  if (message.type === 'SKIP_WAITING') void self.skipWaiting()
  if (message.type === 'take-over-own') {
    const isOwn = files.has(new URL(message.script).pathname)
    if (isOwn) void self.skipWaiting()
    event.ports[0]?.postMessage(isOwn)
  }
  if (message.type === 'forget-reader') event.waitUntil(forgetReader())
  if (message.type === 'keep') {
    const addresses = message.addresses.filter((address) => mayBeKept(new URL(address)))
    event.waitUntil(
      Promise.all(addresses.map((address) => keepPublic(address, { signedIn: message.signedIn }))),
    )
  }
})
