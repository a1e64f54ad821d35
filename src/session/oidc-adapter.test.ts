// @vitest-environment jsdom
import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Quirks, clientId, createFakeProvider, issuer } from '../../tests/fake-provider.ts'
import type { SignInRequest } from './adapter.ts'
import { createOidcAdapter } from './oidc-adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

let clock = Date.now()
const now = () => new Date(clock)
const { handlers, provider, answerTo, reset } = createFakeProvider(now)
const server = setupServer(...handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  clock = Date.now()
  reset()
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

let left = ''
const newAdapter = () =>
  createOidcAdapter(
    { issuer, clientId, scope: 'openid offline_access', audience: 'urn:api' },
    { now, leave: (url) => (left = url) },
  )

/** Leaves, comes back, and tells how it went. */
async function signIn(
  quirks: Quirks = {},
  answer = {},
  request: SignInRequest = { returnTo: '/articles/a' },
) {
  const adapter = newAdapter()
  await adapter.begin(request)
  provider.quirks = quirks
  // The page was left, so nothing but storage survives.
  return newAdapter().complete(answerTo(left, answer))
}
/** The same with what discovery says changed from the start. */
async function signInMeeting(quirks: Quirks) {
  provider.quirks = quirks
  return signIn(quirks)
}
async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(SignInFailed)
  return error instanceof SignInFailed ? error.failure : null
}
const ownCode = () => HttpResponse.json({ error: 'refresh_token_revoked' }, { status: 403 })
const phrase = () => HttpResponse.json({ error: 'Internal Server Error', status: 500 }, { status: 500 })
const elsewhere = { metadata: { issuer: 'https://evil.example' } }
const invalidGrant = () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })

/** Signs in well, and meets the quirks when renewing. */
const renewed = async (quirks: Quirks) => {
  const { tokens } = await signIn()
  provider.quirks = quirks
  return newAdapter().renew(tokens)
}
const seconds = (offset: number) => Math.floor(clock / 1000) + offset

test('a reader signs in with code, PKCE, state and nonce, and comes back to the page', async () => {
  const { tokens, returnTo } = await signIn()
  expect(returnTo).toBe('/articles/a')
  expect(tokens).toMatchObject({
    subject: 'mira',
    name: 'Mira Lund',
    email: 'mira@example.com',
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
  })
  expect(tokens.expiresAt).toBeGreaterThan(clock)
  expect(tokens.expiresAt).toBeLessThanOrEqual(clock + 300_000)
  const asked = Object.fromEntries(new URL(left).searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: clientId,
    code_challenge_method: 'S256',
    scope: 'openid offline_access',
  })
  expect(asked['nonce']).toMatch(/.{32,}/)
  expect(asked['state']).toMatch(/.{32,}/)
  expect(provider.tokenRequests[0]?.get('code_verifier')).toMatch(/.{43,}/)
})

test('a provider is asked what else it wants to be asked, and its token endpoint for the resource', async () => {
  const parameters = 'audience=urn%3Aapi&resource=urn%3Ahelp'
  const adapter = createOidcAdapter(
    { issuer, clientId, scope: 'openid', audience: 'urn:api', parameters },
    { now, leave: (url) => (left = url) },
  )
  await adapter.begin({ returnTo: '/' })
  expect(Object.fromEntries(new URL(left).searchParams)).toMatchObject({
    audience: 'urn:api',
    resource: 'urn:help',
  })
  const { tokens } = await adapter.complete(answerTo(left))
  await adapter.renew(tokens)
  const sent = provider.tokenRequests.map((request) => [request.get('resource'), request.get('audience')])
  expect(sent).toEqual([
    ['urn:help', null],
    ['urn:help', null],
  ])
})

describe('an ID token is refused', () => {
  test.each<[string, Quirks, string]>([
    ['from another issuer', { claims: { iss: 'https://evil.example' } }, 'token-refused'],
    ['from almost the same issuer', { claims: { iss: `${issuer}/` } }, 'token-refused'],
    ['for another client', { claims: { aud: 'other' } }, 'token-refused'],
    ['for nobody', { without: ['aud'] }, 'token-refused'],
    ['for several, without azp', { claims: { aud: [clientId, 'other'] } }, 'token-refused'],
    ['with the azp of another', { claims: { azp: 'other' } }, 'token-refused'],
    ['about nobody', { without: ['sub'] }, 'token-refused'],
    ['without a time of issue', { without: ['iat'] }, 'token-refused'],
    ['without an end', { without: ['exp'] }, 'token-refused'],
    ['that has run out', { claims: { exp: Math.floor(Date.now() / 1000) - 120 } }, 'clock-wrong'],
    ['from tomorrow', { claims: { iat: Math.floor(Date.now() / 1000) + 86_400 } }, 'clock-wrong'],
    ['that is not valid yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }, 'clock-wrong'],
    ['with another nonce', { claims: { nonce: 'other' } }, 'token-refused'],
    ['without the nonce', { without: ['nonce'] }, 'token-refused'],
    ['without a signature', { signature: 'none' }, 'token-refused'],
    ['with the signature of another', { signature: 'foreign' }, 'token-refused'],
    ['that was changed', { signature: 'changed' }, 'token-refused'],
    ['of another access token', { atHash: 'wrong' }, 'token-refused'],
  ])('%s', async (_, quirks, failure) => {
    expect(await failureOf(signIn(quirks))).toBe(failure)
  })

  test.each<[string, Quirks]>([
    ['for several, with our azp', { claims: { aud: [clientId, 'other'], azp: clientId } }],
    ['with the hash of its access token', { atHash: 'good' }],
    ['within a minute of leeway', { claims: { iat: Math.floor(Date.now() / 1000) + 45 } }],
    ['without an e-mail address', { without: ['email', 'name'] }],
  ])('but not %s', async (_, quirks) => {
    await expect(signIn(quirks)).resolves.toMatchObject({ tokens: { subject: 'mira' } })
  })
})

describe('the provider’s answer', () => {
  const announced = { metadata: { authorization_response_iss_parameter_supported: true } }

  test.each<[string, Quirks, Record<string, string>]>([
    ['of another issuer', announced, { iss: 'https://evil.example' }],
    ['of another issuer, unannounced', {}, { iss: 'https://evil.example' }],
    ['of nobody, where iss is announced', announced, {}],
    ['of another issuer, with an error', announced, { iss: 'https://evil.example', error: 'access_denied' }],
    ['of nobody, with an error', announced, { error: 'access_denied' }],
  ])('%s is refused before the code is spent', async (_, quirks, answer) => {
    expect(await failureOf(signIn(quirks, answer))).toBe('token-refused')
    expect(provider.tokenRequests).toHaveLength(0)
  })

  test('of the right issuer is used', async () => {
    await expect(signIn(announced, { iss: issuer })).resolves.toMatchObject({ returnTo: '/articles/a' })
  })

  test('of two issuers at once is refused', async () => {
    await newAdapter().begin({ returnTo: '/' })
    const url = answerTo(left, { iss: issuer })
    url.searchParams.append('iss', 'https://evil.example')
    expect(await failureOf(newAdapter().complete(url))).toBe('token-refused')
  })

  test('that refuses is named, and keeps the way back', async () => {
    const work = signIn({}, { error: 'access_denied', error_description: 'Please verify your email' })
    await expect(work).rejects.toMatchObject({ failure: 'email-unverified', returnTo: '/articles/a' })
  })

  test('that refuses without state is named all the same', async () => {
    const url = new URL(`${location.origin}/auth/callback?error=server_error`)
    expect(await failureOf(newAdapter().complete(url))).toBe('provider-error')
  })

  test('is used once', async () => {
    await newAdapter().begin({ returnTo: '/' })
    const url = answerTo(left)
    await newAdapter().complete(url)
    expect(await failureOf(newAdapter().complete(url))).toBe('link-used')
  })

  test('to a sign-in that another browser started is refused', async () => {
    const url = new URL(`${location.origin}/auth/callback?code=c&state=theirs`)
    expect(await failureOf(newAdapter().complete(url))).toBe('link-used')
  })

  test('with a code that is too old asks for a fresh start', async () => {
    expect(await failureOf(signIn({ tokenAnswer: invalidGrant }))).toBe('code-expired')
  })

  test('cannot be checked while the keys are out of reach, and the code is not spent', async () => {
    expect(await failureOf(signIn({ keysAnswer: () => HttpResponse.error() }))).toBe('set-up-wrong')
    expect(provider.tokenRequests).toHaveLength(0)
  })
})

describe('discovery', () => {
  test('for another issuer stops before the reader leaves', async () => {
    provider.quirks = { metadata: { issuer: 'https://evil.example' } }
    left = ''
    const adapter = newAdapter()
    expect(await failureOf(adapter.begin({ returnTo: '/' }))).toBe('set-up-wrong')
    expect(left).toBe('')
    provider.quirks = {}
    await adapter.begin({ returnTo: '/' })
    expect(left).not.toBe('')
  })
})

describe('who the reader is', () => {
  const userInfo = (claims: object, status = 200): Quirks => ({
    without: ['name', 'email'],
    metadata: { userinfo_endpoint: `${issuer}/userinfo` },
    userInfo: () => HttpResponse.json(claims, { status }),
  })
  test('is asked where the ID token does not say', async () => {
    const { tokens } = await signInMeeting(userInfo({ sub: 'mira', preferred_username: 'mira.l', email: 7 }))
    expect(tokens).toMatchObject({ name: 'mira.l', email: null })
    expect(provider.userInfoTokens).toEqual(['Bearer access-1'])
  })
  test('is asked of nobody else', async () => {
    const work = signInMeeting(userInfo({ sub: 'noor', name: 'Noor' }))
    expect(await failureOf(work)).toBe('token-refused')
  })
  test.each([
    ['refused', userInfo({ error: 'invalid_token' }, 401)],
    ['unreadable', { ...userInfo({}), userInfo: () => HttpResponse.html('<h1>Wait</h1>') }],
    ['unreachable', { ...userInfo({}), userInfo: () => HttpResponse.error() }],
  ])('stays unsaid where the answer is %s', async (_, quirks) => {
    const { tokens } = await signInMeeting(quirks)
    expect(tokens).toMatchObject({ subject: 'mira', name: null, email: null })
  })
  test('is not asked where the ID token says it', async () => {
    await signInMeeting({ metadata: { userinfo_endpoint: `${issuer}/userinfo` } })
    expect(provider.userInfoTokens).toEqual([])
  })
})

describe('proving it again', () => {
  const request = { returnTo: '/', maxAge: 0, acrValues: 'stronger strong' }
  test('is asked for as the API said', async () => {
    await signIn({ claims: { auth_time: seconds(0), acr: 'strong' } }, {}, request)
    expect(Object.fromEntries(new URL(left).searchParams)).toMatchObject({
      max_age: '0',
      acr_values: 'stronger strong',
    })
  })
  test.each<[string, Quirks, string]>([
    [
      'an old proof',
      { claims: { acr: 'strong', auth_time: Math.floor(Date.now() / 1000) - 3600 } },
      'provider-needs-you',
    ],
    ['no time of the proof', { claims: { acr: 'strong' } }, 'token-refused'],
    [
      'a weaker proof',
      { claims: { acr: 'weak', auth_time: Math.floor(Date.now() / 1000) } },
      'provider-needs-you',
    ],
    [
      'a proof of unknown strength',
      { claims: { auth_time: Math.floor(Date.now() / 1000) } },
      'provider-needs-you',
    ],
  ])('%s is refused', async (_, quirks, failure) => {
    expect(await failureOf(signIn(quirks, {}, request))).toBe(failure)
  })
})

describe('a renewal', () => {
  test('brings new tokens, without a nonce in the ID token', async () => {
    const tokens = await renewed({ without: ['nonce'] })
    expect(tokens).toMatchObject({ subject: 'mira', accessToken: 'access-2', refreshToken: 'refresh-2' })
    expect(provider.tokenRequests[1]?.get('refresh_token')).toBe('refresh-1')
  })

  test('without a new ID token keeps the account', async () => {
    const tokens = await renewed({ noIdToken: true })
    expect(tokens).toMatchObject({ subject: 'mira', name: 'Mira Lund', accessToken: 'access-2' })
  })

  test.each<[string, Quirks, string]>([
    ['for another account', { claims: { sub: 'noor' } }, 'other-account'],
    ['from another issuer', { claims: { iss: 'https://evil.example' } }, 'token-refused'],
    ['for another client', { claims: { aud: 'other' } }, 'token-refused'],
    ['with the azp of another', { claims: { azp: 'other' } }, 'token-refused'],
    ['without a signature', { signature: 'none' }, 'token-refused'],
    ['with the nonce of another sign-in', { claims: { nonce: 'another' } }, 'token-refused'],
    ['with a token of a kind nobody knows', { tokenType: 'mac' }, 'set-up-wrong'],
    ['refused by a code of the provider’s own', { tokenAnswer: ownCode }, 'session-ended'],
  ])('%s is dropped', async (_, quirks, failure) => {
    const failures = [await failureOf(renewed(quirks))]
    expect(failures).toEqual([failure])
  })

  test('with a spent refresh token ends the session', async () => {
    expect(await failureOf(renewed({ tokenAnswer: invalidGrant }))).toBe('session-ended')
  })

  test.each<[string, Quirks, string]>([
    ['nothing', { tokenAnswer: () => HttpResponse.error() }, 'provider-unreachable'],
    ['a page', { tokenAnswer: () => HttpResponse.html('<h1>Maintenance</h1>') }, 'provider-unreadable'],
    ['no keys', { keysAnswer: () => HttpResponse.error() }, 'provider-unreachable'],
    ['a page for keys', { keysAnswer: () => HttpResponse.html('<h1>Wait</h1>') }, 'provider-unreadable'],
    ['the discovery of somebody else', elsewhere, 'provider-unreadable'],
    ['a phrase for a code', { tokenAnswer: phrase }, 'provider-error'],
    [
      'a failure',
      { tokenAnswer: () => HttpResponse.json({ error: 'server_error' }, { status: 500 }) },
      'provider-error',
    ],
  ])('that meets %s can be tried again', async (_, quirks, failure) => {
    expect(await failureOf(renewed(quirks))).toBe(failure)
  })
})

describe('signing out', () => {
  test('goes on to the provider', async () => {
    const { tokens } = await signIn()
    expect(await newAdapter().end(tokens)).toBe('leaving')
    const asked = new URL(left)
    expect(asked.pathname).toBe('/end')
    expect(asked.searchParams.get('post_logout_redirect_uri')).toBe(`${location.origin}/signed-out`)
    expect(asked.searchParams.get('id_token_hint')).toBe(tokens.idToken)
  })
  test('makes the tokens worthless at the provider', async () => {
    const { tokens } = await signIn()
    provider.quirks = { metadata: { revocation_endpoint: `${issuer}/revoke` } }
    await newAdapter().end(tokens)
    await vi.waitFor(() => expect(provider.revocations).toHaveLength(1))
    expect(Object.fromEntries(provider.revocations[0] ?? [])).toEqual({
      token: 'refresh-1',
      token_type_hint: 'refresh_token',
      client_id: clientId,
    })
  })
  test('says so where the provider has no sign-out', async () => {
    const { tokens } = await signIn()
    provider.quirks = { metadata: { end_session_endpoint: undefined } }
    expect(await newAdapter().end(tokens)).toBe('portal-only')
  })
})

test('no report holds a code, a state, a token or an address', async () => {
  const answer = {
    error: 'access_denied',
    error_description: 'mira@example.com is not assigned; code=abc state=def',
  }
  const error = await signIn({}, answer).catch((error: unknown) => error)
  expect(String(error)).not.toMatch(/mira@|abc|def/)
})
