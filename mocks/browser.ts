import { setupWorker } from 'msw/browser'
import { content } from 'virtual:content'
import { createApp } from '../server/app.ts'
import { defaultClaims } from '../server/claims.ts'
import { createMemoryStore, type Snapshot } from '../server/store/memory.ts'
import { createTokenVerifier } from '../server/tokens.ts'
import { demoConfig } from './demo-config.ts'
import { handlersFor } from './handlers.ts'

const kept = 'signpost-development-store'

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

/** Starts the API in this page: the same function as on a server, over a store that a reload does not lose. */
export async function startApi() {
  const portal = demoConfig(location.origin)
  const app = createApp({
    content,
    store: createMemoryStore(remembered(), remember),
    verifyToken: createTokenVerifier({ ...portal.oidc, tokenType: 'at+jwt' }),
    config: { portal, claims: defaultClaims },
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })
  await setupWorker(...handlersFor(app)).start({ quiet: true, onUnhandledFrame: 'bypass' })
}
