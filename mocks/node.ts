import { setupServer } from 'msw/node'
import { createApp, type Ports } from '../server/app.ts'
import { defaultClaims } from '../server/access/claims.ts'
import { noLimits } from '../server/http/limits.ts'
import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import { createTokenVerifier } from '../server/access/tokens.ts'
import { demoConfig } from './demo-config.ts'
import { handlersFor } from './handlers.ts'
import { keys } from './tokens.ts'

const origin = 'http://localhost:3000'

/** The ports of an API for tests: memory, this machine's clock, and tokens of `tokenFor`. */
export function testPorts(changes: Partial<Ports> & Pick<Ports, 'content'>): Ports {
  const portal = demoConfig(origin)
  return {
    media: { find: () => Promise.resolve(null) },
    store: createMemoryStore(),
    verifyToken: createTokenVerifier({ ...portal.oidc, tokenType: 'at+jwt', keys }),
    limits: noLimits,
    // What is about something else need prove nothing.
    proving: { work: 0, pace: 0 },
    config: { portal, claims: defaultClaims },
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    ...changes,
  }
}

/** The API behind MSW in Node. Call `listen()`; override an answer with `use(...)`. */
export const createMockApi = (changes: Partial<Ports> & Pick<Ports, 'content'>) =>
  setupServer(...handlersFor(createApp(testPorts(changes))))
