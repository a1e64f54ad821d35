import { setupWorker } from 'msw/browser'
import { content } from 'virtual:content'
import { createApp } from '../server/app.ts'
import { defaultClaims } from '../server/access/claims.ts'
import { mediaAddress } from '../server/content/media-address.ts'
import { noLimits } from '../server/http/limits.ts'
import type { Media } from '../server/library/media.ts'
import { ordinaryProving } from '../server/feedback/proof-of-work.ts'
import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import type { Snapshot } from '../server/store/memory/snapshot.ts'
import { createTokenVerifier } from '../server/access/tokens.ts'
import { withApiFaults } from './api-faults.ts'
import { demoConfig } from './demo-config.ts'
import { clockOffset, readFaults } from './faults.ts'
import { handlersFor } from './handlers.ts'

const kept = 'signpost-development-store-3'

/** A browser may forbid storage, and a developer may have edited it: then the API starts empty rather than not at all. */
function remembered(): Snapshot | undefined {
  try {
    const text = localStorage.getItem(kept)
    // Only this module writes it, in this shape.
    return text ? (JSON.parse(text) as Snapshot) : undefined
  } catch {
    return undefined
  }
}

function remember(snapshot: Snapshot) {
  try {
    localStorage.setItem(kept, JSON.stringify(snapshot))
  } catch {
    // Blocked or full: this page still has it in memory.
  }
}

/** The plugin that compiles the content gives every file of it to whoever develops; the API decides who gets which. */
const developmentMedia: Media = {
  async find(name) {
    const answer = await fetch(mediaAddress(name))
    if (!answer.ok) return null
    const file = await answer.blob()
    const changed = Date.parse(answer.headers.get('Last-Modified') ?? '') || 0
    return { size: file.size, changed, read: (first, last) => file.slice(first, last + 1).stream() }
  },
}

const faults = () => readFaults(document.cookie)

/**
 * Starts the API in this page: the same function as on a server, over a store that a reload does not lose. It does wrong what the
 * development bar or a test asks for.
 */
export async function startApi() {
  const portal = demoConfig(location.origin)
  const now = () => new Date(Date.now() + clockOffset('api', faults()) * 1000)
  const app = createApp({
    content,
    media: developmentMedia,
    store: createMemoryStore(remembered(), remember),
    verifyToken: createTokenVerifier({ ...portal.oidc, tokenType: 'at+jwt', now }),
    limits: noLimits,
    proving: ordinaryProving,
    config: { portal, claims: defaultClaims },
    now,
    newId: () => crypto.randomUUID(),
  })
  await setupWorker(...handlersFor(withApiFaults(app, faults))).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
  })
}
