import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { BrowserRouter } from 'react-router-dom'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { demoConfig } from '../mocks/demo-config.ts'
import { handlersFor } from '../mocks/handlers.ts'
import { createMockApi, testPorts } from '../mocks/node.ts'
import { type Person, people } from '../mocks/people.ts'
import { tokenFor } from '../mocks/tokens.ts'
import { createApp } from '../server/app.ts'
import { compileContent } from '../server/content/compile.ts'
import { Portal } from '../src/app/portal.tsx'
import { reportCaught } from '../src/app/report-caught.ts'
import { createQueryClient } from '../src/http/query-client.ts'
import type { SignInAdapter, SignInRequest, Tokens } from '../src/session/adapter.ts'
import { session } from '../src/session/session.ts'
import { createMemoryStore } from '../src/session/store.ts'
import { soundProvider } from './sound-provider.ts'

/** Compiled and signed once for each test file. */
const { content } = await compileContent('content')
const accessTokens = new Map(
  await Promise.all(people.map(async (person) => [person.email, await tokenFor(person)] as const)),
)

/** The real API with the real content, behind MSW. `server.use(…)` answers otherwise, for one test. */
export const server = createMockApi({ content })

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  // jsdom has no notion of it; http://localhost is secure in browsers.
  vi.stubGlobal('isSecureContext', true)
  server.resetHandlers(
    ...handlersFor(createApp(testPorts({ content, proving: { work: 2, pace: 0 } }))),
    ...soundProvider,
  )
})
afterEach(() => session.reset())
afterAll(() => server.close())

function tokensOf(person: Person, accessToken = accessTokens.get(person.email)): Tokens {
  if (!accessToken) throw new Error(`${person.email} is not among the people`)
  return {
    subject: person.email,
    name: person.name,
    email: person.email,
    accessToken,
    refreshToken: 'refresh-token',
    idToken: 'id-token',
    scope: 'openid',
    expiresAt: Date.now() + 300_000,
  }
}

/** What leaving for the provider, coming back from it, or renewing fails with. */
type Troubles = { begin?: Error; complete?: Error; renew?: Error }

/** A provider that can be left for, renews when asked, and never navigates. */
function createFakeAdapter({ begin, complete, renew }: Troubles) {
  const begun: SignInRequest[] = []
  const adapter: SignInAdapter = {
    begin: (request) => {
      begun.push(request)
      return begin ? Promise.reject(begin) : Promise.resolve()
    },
    complete: () => Promise.reject(complete ?? new Error('nobody comes back from a fake provider')),
    renew: (tokens) =>
      renew ? Promise.reject(renew) : Promise.resolve({ ...tokens, expiresAt: Date.now() + 300_000 }),
    end: () => Promise.resolve('leaving'),
  }
  return { adapter, begun }
}

/**
 * The portal at `path`, which becomes the window's address: real routes, real API, real content. `as`: who is signed in; nobody by default. `begun` holds the
 * sign-ins that were started.
 */
export function renderPortal(
  path: string,
  { as, accessToken, ...troubles }: { as?: Person; accessToken?: string } & Troubles = {},
) {
  const { adapter, begun } = createFakeAdapter(troubles)
  const store = createMemoryStore(as && tokensOf(as, accessToken))
  session.start(demoConfig('http://localhost:3000').oidc, { adapter, store })
  const queryClient = createQueryClient({ retryDelay: 0 })
  history.replaceState(null, '', path)
  const view = render(
    <QueryClientProvider client={queryClient}>
      <BrowserRouter useTransitions={false}>
        <Portal />
      </BrowserRouter>
    </QueryClientProvider>,
    { onCaughtError: reportCaught },
  )
  return { ...view, user: userEvent.setup(), queryClient, begun }
}
