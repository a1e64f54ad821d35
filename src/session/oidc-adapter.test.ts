// @vitest-environment jsdom
import { HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import {
  answerTo,
  browser,
  failureOf,
  invalidGrant,
  newAdapter,
  provider,
  signIn,
} from '../../tests/adapter.ts'
import { type Quirks, clientId, issuer } from '../../tests/fake-provider.ts'

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
  expect(tokens.expiresAt).toBeGreaterThan(Date.now())
  expect(tokens.expiresAt).toBeLessThanOrEqual(Date.now() + 300_000)
  const asked = Object.fromEntries(new URL(browser.left).searchParams)
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
  const adapter = newAdapter({ scope: 'openid', parameters })
  await adapter.begin({ returnTo: '/' })
  expect(Object.fromEntries(new URL(browser.left).searchParams)).toMatchObject({
    audience: 'urn:api',
    resource: 'urn:help',
  })
  const { tokens } = await adapter.complete(answerTo(browser.left))
  await adapter.renew(tokens)
  const sent = provider.tokenRequests.map((request) => [request.get('resource'), request.get('audience')])
  expect(sent).toEqual([
    ['urn:help', null],
    ['urn:help', null],
  ])
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
    const url = answerTo(browser.left, { iss: issuer })
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
    const url = answerTo(browser.left)
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
    const adapter = newAdapter()
    expect(await failureOf(adapter.begin({ returnTo: '/' }))).toBe('set-up-wrong')
    expect(browser.left).toBe('')
    provider.quirks = {}
    await adapter.begin({ returnTo: '/' })
    expect(browser.left).not.toBe('')
  })
})

describe('signing out', () => {
  test('goes on to the provider', async () => {
    const { tokens } = await signIn()
    expect(await newAdapter().end(tokens)).toBe('leaving')
    const asked = new URL(browser.left)
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
