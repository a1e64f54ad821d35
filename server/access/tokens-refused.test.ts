import { generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { demoConfig } from '../../mocks/demo-config.ts'
import { audience, clientId, issuer, tokenFor } from '../../mocks/tokens.ts'
import { app, appWith, as, person, problemOf } from '../../tests/api.ts'
import { createTokenVerifier } from './tokens.ts'

describe('a token that is not beyond doubt is refused everywhere, on public pages too', async () => {
  const member = person('member')
  const other = await generateKeyPair('RS256')
  const now = Math.floor(Date.now() / 1000)
  const unsigned = (claims: object) =>
    `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`
  const symmetric = await new SignJWT({ sub: 'x' })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('a secret that is long enough for it'))
  const attacks: Record<string, string> = {
    'type of an ID token': await tokenFor(member, { header: { typ: 'JWT' } }),
    'other issuer': await tokenFor(member, { claims: { iss: 'https://evil.example' } }),
    'issuer with a slash more': await tokenFor(member, { claims: { iss: `${issuer}/` } }),
    'other audience': await tokenFor(member, { claims: { aud: clientId } }),
    'no audience': await tokenFor(member, { without: ['aud'] }),
    expired: await tokenFor(member, { claims: { exp: now - 61, iat: now - 400 } }),
    'no expiry': await tokenFor(member, { without: ['exp'] }),
    'not valid yet': await tokenFor(member, { claims: { nbf: now + 300 } }),
    'issued tomorrow': await tokenFor(member, { claims: { iat: now + 86_400, exp: now + 90_000 } }),
    'no time of issue': await tokenFor(member, { without: ['iat'] }),
    'no subject': await tokenFor(member, { without: ['sub'] }),
    'another key under our key id': await tokenFor(member, { key: other.privateKey }),
    'unknown key id': await tokenFor(member, { header: { kid: '../../etc/passwd' } }),
    'no signature': unsigned({ iss: issuer, aud: audience, sub: 'x', iat: now, exp: now + 300 }),
    'symmetric signature': symmetric,
    garbage: 'not-a-token',
    'changed payload': (await tokenFor(member)).replace(
      /\.[^.]+\./,
      `.${btoa('{"sub":"x"}').replace(/=/g, '')}.`,
    ),
    'two tokens in one header': `${await tokenFor(member)}, Bearer ${await tokenFor(member)}`,
    'longer than 8 KB': `${await tokenFor(member)}${'a'.repeat(9000)}`,
  }
  const addresses = [
    '/api/articles/open',
    '/api/articles',
    '/api/me/access',
    '/api/troubleshooters/sign-in',
    '/api/health',
  ]
  test.each(Object.entries(attacks))('%s', async (_name, token) => {
    for (const address of addresses) {
      const answer = await app.request(address, { headers: { Authorization: `Bearer ${token}` } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="signpost", error="invalid_token"')
      expect((await problemOf(answer)).code).toBe('invalid_token')
    }
  })
  test('another scheme', async () => {
    const answer = await app.request('/api/articles/open', { headers: { Authorization: 'Basic YTpi' } })
    expect(answer.status).toBe(401)
  })
  test('a token in the query string opens nothing', async () => {
    const answer = await app.request(`/api/articles/manual?access_token=${await tokenFor(member)}`)
    expect(answer.status).toBe(401)
  })
  test.each(['bearer', 'BEARER', 'Bearer'])('the scheme may be written %s', async (scheme) => {
    const headers = { Authorization: `${scheme} ${await tokenFor(member)}` }
    expect((await app.request('/api/articles/manual', { headers })).status).toBe(200)
  })
  test('a provider that cannot be reached is not the reader’s fault: 503, never 401', async () => {
    const portal = demoConfig('http://localhost:3000')
    const unreachable = appWith({
      verifyToken: createTokenVerifier({
        ...portal.oidc,
        tokenType: 'at+jwt',
        fetch: async () => {
          throw new TypeError('fetch failed')
        },
      }),
    })
    const answer = await unreachable.request('/api/articles/manual', { headers: await as('member') })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect((await problemOf(answer)).code).toBe('identity_provider_unavailable')
  })
})
