import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { reachability } from '../src/http/reachability.ts'
import type { SignInAdapter, Tokens } from '../src/session/adapter.ts'
import { session } from '../src/session/session.ts'
import { createMemoryStore } from '../src/session/store.ts'

/** Answers what a test calls. What it does not expect is an error. */
export const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  reachability.note('fine')
  session.reset()
})
afterAll(() => server.close())

/** What every call here is promised. */
export const schema = v.object({ ok: v.literal(true) })
export const fine = () => HttpResponse.json({ ok: true })
export const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
export const tokenOf = (request: Request) => request.headers.get('Authorization')

const config = {
  issuer: 'http://localhost:3000/idp',
  clientId: 'portal',
  scope: 'openid',
  audience: 'urn:api',
}
const never = () => Promise.reject(new Error('not in this test'))

/** From now on a reader whose first token lives so many seconds. */
export function signedIn({ life = 300, ...changes }: Partial<SignInAdapter> & { life?: number } = {}) {
  let issued = 1
  const tokens: Tokens = {
    subject: 'mira',
    name: 'Mira',
    email: null,
    accessToken: 'token-1',
    refreshToken: 'refresh',
    idToken: 'id',
    scope: 'openid',
    expiresAt: Date.now() + life * 1000,
  }
  const renew = vi.fn<SignInAdapter['renew']>((old) => {
    issued += 1
    return Promise.resolve({ ...old, accessToken: `token-${issued}`, expiresAt: Date.now() + 300_000 })
  })
  const adapter = { begin: never, complete: never, renew, end: never, ...changes }
  session.start(config, { adapter, store: createMemoryStore(tokens) })
  return { renew }
}
export const anonymous = () =>
  session.start(config, {
    adapter: { begin: never, complete: never, renew: never, end: never },
    store: createMemoryStore(),
  })
