// @vitest-environment jsdom
import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Quirks, clientId, createFakeProvider, issuer } from '../../tests/fake-provider.ts'
import type { SignInRequest } from './adapter.ts'
import { createOidcAdapter } from './oidc-adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

let clock = Date.now()
const now = () => new Date(clock)
const { handlers, provider, answerTo } = createFakeProvider(now)
const server = setupServer(...handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  clock = Date.now()
  provider.quirks = {}
  provider.tokenRequests = []
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
async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(SignInFailed)
  return error instanceof SignInFailed ? error.failure : null
}
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
    expiresAt: clock + 300_000,
  })
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
  ])('%s', async (_, quirks, failure) => {
    expect(await failureOf(signIn(quirks))).toBe(failure)
  })

  test.each<[string, Quirks]>([
    ['for several, with our azp', { claims: { aud: [clientId, 'other'], azp: clientId } }],
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
    expect(await failureOf(newAdapter().begin({ returnTo: '/' }))).toBe('set-up-wrong')
    expect(left).toBe('')
  })
})

describe('proving it again', () => {
  const request = { returnTo: '/', maxAge: 0, acrValues: 'strong' }
  test('is asked for as the API said', async () => {
    await signIn({ claims: { auth_time: seconds(0) } }, {}, request)
    expect(Object.fromEntries(new URL(left).searchParams)).toMatchObject({
      max_age: '0',
      acr_values: 'strong',
    })
  })
  test.each<[string, Quirks, string]>([
    ['an old proof', { claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } }, 'provider-needs-you'],
    ['no time of the proof', {}, 'token-refused'],
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
