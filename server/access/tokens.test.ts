import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { createTokenVerifier, type TokenOptions } from './tokens.ts'

const issuer = 'https://provider.example'
const audience = 'urn:signpost:api'
const clientId = 'signpost-portal'
const { privateKey, publicKey } = await generateKeyPair('RS256')
const published = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] }

const tokenWith = async (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => {
  const now = Math.floor(Date.now() / 1000)
  const payload = { iss: issuer, aud: audience, sub: 'reader', iat: now, exp: now + 300, ...claims }
  return `Bearer ${await new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'k', ...header })
    .sign(privateKey)}`
}
const verifierWith = (changes: Partial<TokenOptions> = {}) =>
  createTokenVerifier({
    issuer,
    audience,
    clientId,
    tokenType: 'at+jwt',
    keys: createLocalJWKSet(published),
    ...changes,
  })
const refusal = async (verdict: Promise<unknown>) =>
  verdict.then(
    () => 'accepted',
    (error: { code?: string }) => error.code,
  )

/** A provider on the other side of `fetch` that can be switched off, and that counts who asks. */
function providerOf(discovery: object = { issuer, jwks_uri: `${issuer}/jwks` }) {
  const asked: string[] = []
  const provider = {
    asked,
    away: false,
    fetch: async (input: string | URL | Request) => {
      const url = input instanceof Request ? input.url : String(input)
      asked.push(url)
      if (provider.away) throw new TypeError('fetch failed')
      return Response.json(url.endsWith('/jwks') ? published : discovery)
    },
  }
  return provider
}
const verifierOf = ({ fetch }: ReturnType<typeof providerOf>) =>
  createTokenVerifier({ issuer, audience, clientId, tokenType: 'at+jwt', fetch })

afterEach(() => void vi.useRealTimers())

test.each([[5], [{ id: 1 }], [''], [null]])('subject %j is nobody', async (sub) => {
  expect(await refusal(verifierWith()(await tokenWith({ sub })))).toBe('invalid_token')
})

test.each([{ exp: 1e20 }, { exp: 9e15 }, { iat: -1e20 }, { exp: '9999999999' }])(
  'a time outside the calendar is refused: %j',
  async (claims) => {
    expect(await refusal(verifierWith()(await tokenWith(claims)))).toBe('invalid_token')
  },
)

test('a clock that is a minute off is put up with, two are not', async () => {
  const now = Math.floor(Date.now() / 1000)
  expect(await refusal(verifierWith()(await tokenWith({ iat: now + 50 })))).toBe('accepted')
  expect(await refusal(verifierWith()(await tokenWith({ iat: now + 120 })))).toBe('invalid_token')
  expect(await refusal(verifierWith()(await tokenWith({ exp: now - 50 })))).toBe('accepted')
})

test.each<[string, Record<string, unknown>, string]>([
  ['names its client', { client_id: clientId }, 'accepted'],
  ['names a scope', { scope: 'api' }, 'accepted'],
  ['names neither, as an ID token', {}, 'invalid_token'],
  ['is for the client too', { scope: 'api', aud: [audience, clientId] }, 'invalid_token'],
])('where access tokens are not typed, one that %s: %s', async (_name, claims, verdict) => {
  const verify = verifierWith({ tokenType: 'JWT' })
  expect(await refusal(verify(await tokenWith(claims, { typ: 'JWT' })))).toBe(verdict)
})

test('addresses of keys in a token are never followed', async () => {
  const provider = providerOf()
  const verify = verifierOf(provider)
  const evil = 'https://evil.example/keys'
  await refusal(verify(await tokenWith({}, { jku: evil, x5u: evil, kid: 'unknown' })))
  expect(provider.asked.filter((url) => !url.startsWith(issuer))).toEqual([])
})

test('discovery that names another issuer is not believed', async () => {
  const provider = providerOf({ issuer: `${issuer}/`, jwks_uri: `${issuer}/jwks` })
  expect(await refusal(verifierOf(provider)(await tokenWith()))).toBe('identity_provider_unavailable')
})

test('two hundred unknown key ids make the API ask the provider no more often than one', async () => {
  const provider = providerOf()
  const verify = verifierOf(provider)
  const tokens = await Promise.all(
    Array.from({ length: 200 }, (_, index) => tokenWith({}, { kid: `x${index}` })),
  )
  expect(new Set(await Promise.all(tokens.map((token) => refusal(verify(token)))))).toEqual(
    new Set(['invalid_token']),
  )
  expect(provider.asked.length).toBeLessThanOrEqual(3)
})

test('while the provider is away, its last keys go on to count; once it is back, so does it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const provider = providerOf()
  const verify = verifierOf(provider)
  expect(await refusal(verify(await tokenWith()))).toBe('accepted')
  provider.away = true
  vi.setSystemTime(Date.now() + 3_600_000)
  expect(await refusal(verify(await tokenWith()))).toBe('accepted')
  expect(await refusal(verify(await tokenWith({ iss: 'https://evil.example' })))).toBe('invalid_token')
  provider.away = false
  expect(await refusal(verify(await tokenWith()))).toBe('accepted')
})

test('a provider that was away at the start is found later, and not asked for every request until then', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const provider = providerOf()
  const verify = verifierOf(provider)
  provider.away = true
  for (let request = 0; request < 5; request += 1)
    expect(await refusal(verify(await tokenWith()))).toBe('identity_provider_unavailable')
  expect(provider.asked).toHaveLength(1)
  provider.away = false
  vi.setSystemTime(Date.now() + 2000)
  expect(await refusal(verify(await tokenWith()))).toBe('accepted')
})

test.each(['issuer', 'audience', 'clientId'] as const)('no verifier is made without %s', (name) => {
  expect(() => verifierWith({ [name]: '' })).toThrow(name)
})
