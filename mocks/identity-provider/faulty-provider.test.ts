import { createServer } from 'node:http'
import { decodeJwt } from 'jose'
import { InMemoryWebStorage } from 'oidc-client-ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Failure } from '../../contract/failure.ts'
import { createTokenVerifier } from '../../server/access/tokens.ts'
import type { Tokens } from '../../src/session/adapter.ts'
import { createOidcAdapter } from '../../src/session/oidc-adapter.ts'
import { SignInFailed } from '../../src/session/sign-in-failed.ts'
import { type Fault, faultCookie, faultsValue, type ProviderFault, providerFaults } from '../faults.ts'
import { createFaultyProvider } from './faulty-provider.ts'
import { createHandBrowser } from './hand-browser.ts'
import type { IdentityProvider } from './identity-provider.ts'

const clientId = 'signpost-portal'
const audience = 'urn:signpost:api'
const scope = 'openid profile email api offline_access'

let provider: IdentityProvider
let reached = Promise.withResolvers<void>()
const server = createServer((req, res) => {
  reached.resolve()
  provider.handler(req, res)
})
const portal = 'http://localhost:3000'
let origin = ''
let faults: Fault[] = []
const realFetch = globalThis.fetch

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  provider = createFaultyProvider({
    issuer: `${origin}/idp`,
    clientId,
    audience,
    redirectUris: [`${portal}/auth/callback`],
    postLogoutRedirectUris: [`${portal}/signed-out`],
    portalUrl: portal,
    portalName: 'Signpost',
    serviceName: 'Signpost account',
  })
})
afterAll(() => void server.close())

/** As much of a browser as signing in needs; everything that it sends carries the cookie of its faults. */
beforeEach(() => {
  vi.stubGlobal('location', new URL(portal))
  vi.stubGlobal('window', { localStorage: new InMemoryWebStorage(), isSecureContext: true })
  faults = []
  reached = Promise.withResolvers()
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    const cookies = [headers.get('cookie'), `${faultCookie}=${faultsValue(faults)}`].filter(Boolean)
    headers.set('cookie', cookies.join('; '))
    headers.set('sec-fetch-mode', init.mode ?? 'cors')
    return realFetch(input, { ...init, headers })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

let left = ''
const adapter = () =>
  createOidcAdapter(
    { issuer: `${origin}/idp`, clientId, scope, audience },
    { leave: (address) => (left = address) },
  )

/** All the way: to the provider, through its page, and back. */
async function signIn(...asked: Fault[]): Promise<Tokens> {
  faults = asked
  const browser = createHandBrowser(origin)
  await adapter().begin({ returnTo: '/' })
  const page = await browser.visit(left)
  const answer =
    page.url.origin === origin ? await browser.submit(page.url, { ready: 'member@example.com' }) : page
  return (await adapter().complete(answer.url)).tokens
}
/** In the tab that signed in, which knows discovery and keys already. */
async function renew(...asked: Fault[]): Promise<Tokens> {
  const sameTab = adapter()
  const tokens = await sameTab.renew(await signIn())
  faults = asked
  reached = Promise.withResolvers()
  return sameTab.renew(tokens)
}
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'works' as const,
    (error: unknown) => (error instanceof SignInFailed ? error.failure : String(error)),
  )

type Outcome = Failure | 'works'
/** What a sign-in comes to at a provider with each fault; `slow` takes its time in a test of its own. */
const signIns: Record<Exclude<ProviderFault, 'provider-slow'>, Outcome> = {
  'provider-down': 'provider-unreachable',
  'provider-500': 'provider-error',
  'provider-html': 'provider-unreadable',
  'provider-cors-off': 'set-up-wrong',
  'discovery-wrong-issuer': 'set-up-wrong',
  'discovery-no-sign-out': 'works',
  'id-token-wrong-iss': 'token-refused',
  'id-token-wrong-aud': 'token-refused',
  'id-token-wrong-azp': 'token-refused',
  'id-token-wrong-nonce': 'token-refused',
  'id-token-wrong-sub': 'works',
  'id-token-alg-none': 'token-refused',
  'id-token-bad-signature': 'token-refused',
  'id-token-unknown-kid': 'token-refused',
  'id-token-missing': 'set-up-wrong',
  'keys-rotated': 'works',
  'rights-missing': 'works',
  'rights-left-out': 'works',
  'scope-narrower': 'works',
  'refresh-token-missing': 'works',
  'refresh-token-spent': 'works',
  'provider-clock-30-seconds-ahead': 'works',
  'provider-clock-10-minutes-ahead': 'clock-wrong',
  'provider-clock-10-minutes-behind': 'works',
  'provider-clock-1-day-ahead': 'clock-wrong',
  'provider-clock-1-day-behind': 'clock-wrong',
  'answer-access_denied': 'cancelled',
  'answer-login_required': 'session-ended',
  'answer-consent_required': 'provider-needs-you',
  'answer-interaction_required': 'provider-needs-you',
  'answer-account_selection_required': 'provider-needs-you',
  'answer-invalid_request': 'set-up-wrong',
  'answer-unauthorized_client': 'set-up-wrong',
  'answer-unsupported_response_type': 'set-up-wrong',
  'answer-invalid_scope': 'set-up-wrong',
  'answer-invalid_target': 'set-up-wrong',
  'answer-request_not_supported': 'set-up-wrong',
  'answer-request_uri_not_supported': 'set-up-wrong',
  'answer-registration_not_supported': 'set-up-wrong',
  'answer-server_error': 'provider-error',
  'answer-temporarily_unavailable': 'provider-error',
  'token-invalid_grant': 'code-expired',
  'token-invalid_client': 'set-up-wrong',
  'token-invalid_request': 'set-up-wrong',
  'token-invalid_scope': 'set-up-wrong',
  'token-invalid_target': 'set-up-wrong',
  'token-unauthorized_client': 'set-up-wrong',
  'token-unsupported_grant_type': 'set-up-wrong',
  'token-server_error': 'provider-error',
}
test.each(Object.entries(signIns))('a sign-in at a provider with %s: %s', async (fault, expected) => {
  expect(await outcomeOf(signIn(fault as ProviderFault))).toBe(expected)
})

/** What is no end: the next attempt may work. */
const renewals: Partial<Record<ProviderFault, Outcome>> = {
  'provider-down': 'provider-unreachable',
  'provider-500': 'provider-error',
  'provider-html': 'provider-unreadable',
  // Reading goes on: a provider that answered before is not misconfigured.
  'provider-cors-off': 'provider-unreachable',
  'token-server_error': 'provider-error',
  'id-token-wrong-iss': 'token-refused',
  'id-token-wrong-sub': 'other-account',
  'id-token-alg-none': 'token-refused',
  'id-token-missing': 'works',
  'keys-rotated': 'works',
  'provider-clock-1-day-behind': 'clock-wrong',
  'token-invalid_grant': 'session-ended',
  'token-invalid_client': 'set-up-wrong',
}
test.each(Object.entries(renewals))('a renewal at a provider with %s: %s', async (fault, expected) => {
  expect(await outcomeOf(renew(fault as ProviderFault))).toBe(expected)
})

test.each<[string, () => Promise<unknown>]>([
  ['sign-in', () => signIn('provider-slow')],
  ['renewal', () => renew('provider-slow')],
])('a %s that a provider does not answer in time is given up', async (_what, work) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const outcome = outcomeOf(work())
  while (!faults.includes('provider-slow')) await new Promise((resolve) => setImmediate(resolve))
  await reached.promise
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await outcome).toBe('too-slow')
})

test('a refresh token that is spent ends the session at the next renewal', async () => {
  const tokens = await signIn('refresh-token-spent')
  expect(await outcomeOf(adapter().renew(tokens))).toBe('session-ended')
  expect((await signIn('refresh-token-missing')).refreshToken).toBeNull()
})

test('nothing but the fault is wrong with a token: the API takes those that say less', async () => {
  const read = async (...asked: Fault[]) => {
    const { accessToken } = await signIn(...asked)
    const verify = createTokenVerifier({ issuer: `${origin}/idp`, audience, clientId, tokenType: 'at+jwt' })
    return { rights: await verify(`Bearer ${accessToken}`), claims: decodeJwt(accessToken) }
  }
  expect((await read()).rights).toMatchObject({ organisation: 'Aurora Engineering' })
  expect((await read('rights-missing')).rights).toMatchObject({ organisation: null, maintenance: 'none' })
  expect((await read('keys-rotated')).rights).toMatchObject({ organisation: 'Aurora Engineering' })
  expect((await read('scope-narrower')).claims['scope']).toBe('openid')
  await expect(read('provider-clock-10-minutes-behind')).rejects.toThrow('invalid_token')
})

test('the account service goes on, and so does whoever asked for no fault', async () => {
  faults = ['provider-down']
  expect((await fetch(`${origin}/idp/sign-in`)).status).toBe(200)
  faults = []
  const other = await fetch(`${origin}/idp/.well-known/openid-configuration`)
  expect(other.status).toBe(200)
})

test('the list of faults is the list of what is tried here', () => {
  expect(new Set([...Object.keys(signIns), 'provider-slow'])).toEqual(new Set(Object.keys(providerFaults)))
})
