import { createHmac, createPublicKey } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audience, clientId, newKey, startKeyServer } from '../../tests/key-server.ts'
import { createTokenVerifier, type VerifyToken } from './tokens.ts'

const [own, foreign] = await Promise.all([newKey('own'), newKey('own')])
const [provider, evil] = await Promise.all([startKeyServer(), startKeyServer()])
provider.keys = [own.published]
evil.keys = [foreign.published]
afterAll(() => {
  provider.close()
  evil.close()
})

let verify: VerifyToken
beforeAll(async () => {
  verify = createTokenVerifier({ issuer: provider.issuer, audience, clientId, tokenType: 'at+jwt' })
  await verify(await provider.token(own))
})

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')
const now = Math.floor(Date.now() / 1000)
const claims = {
  iss: provider.issuer,
  aud: audience,
  sub: 'reader',
  iat: now,
  exp: now + 300,
  roles: ['editor'],
}
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'own' }

type Header = Record<string, unknown>
/** Signed by a key that nobody published. */
async function forged(extra: Header, said: object = claims) {
  const text = `${encode({ ...header, ...extra })}.${encode(said)}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', foreign.privateKey, Buffer.from(text))
  return `${text}.${Buffer.from(signature).toString('base64url')}`
}
const unsigned = (extra: Header, signature = '') =>
  `${encode({ ...header, ...extra })}.${encode(claims)}.${signature}`
/** The published key as the secret of a symmetric signature (RFC 8725, section 2.1). */
function confused(alg: 'HS256' | 'HS384' | 'HS512', secret: string | Buffer) {
  const text = `${encode({ ...header, alg })}.${encode(claims)}`
  return `${text}.${createHmac(alg.replace('HS', 'sha'), secret).update(text).digest('base64url')}`
}
const pem = createPublicKey({ key: own.published, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
const at = (path: string) => `${evil.issuer}${path}`
const [sound = '', soundBody = '', soundSignature = ''] = (await provider.token(own))
  .slice('Bearer '.length)
  .split('.')

const attacks: Record<string, string> = {
  'no algorithm': unsigned({ alg: 'none' }),
  'no algorithm, in other letters': unsigned({ alg: 'nOnE' }),
  'no algorithm, with a signature': unsigned({ alg: 'none' }, soundSignature),
  'an empty algorithm': unsigned({ alg: '' }),
  'an algorithm that is a list': unsigned({ alg: ['RS256', 'none'] }),
  'no signature': unsigned({}),
  'the signature of another token': unsigned({}, soundSignature),
  'an elliptic signature of zeros': unsigned({ alg: 'ES256' }, encode('\0'.repeat(64))),
  'the public key as secret, PEM': confused('HS256', pem),
  'the public key as secret, PEM without its last line end': confused('HS384', String(pem).trim()),
  'the public key as secret, JWK': confused('HS512', JSON.stringify(own.published)),
  'the public key as secret, modulus': confused('HS256', Buffer.from(String(own.published.n), 'base64url')),
  'the empty secret': confused('HS256', ''),
  'another key under our key id': await forged({}),
  'its own key in the header': await forged({ jwk: foreign.published }),
  'its own key in the header, and no key id': await forged({ jwk: foreign.published, kid: undefined }),
  'an address of keys': await forged({ jku: at('/jwks') }),
  'an address of keys, under an id of its own': await forged({ jku: at('/jwks'), kid: 'evil' }),
  'an address of a certificate': await forged({ x5u: at('/certificate.pem') }),
  'a certificate': await forged({ x5c: [Buffer.from(String(pem)).toString('base64')], x5t: 'AAAA' }),
  'an address for a key id': await forged({ kid: at('/jwks') }),
  'a file for a key id': await forged({ kid: '../../../../dev/null' }),
  'a query for a key id': await forged({ kid: "x' UNION SELECT 'secret" }),
  'a key id that is an object': await forged({ kid: { toString: 'own' } }),
  'an extension that must be understood': await forged({ crit: ['admin'], admin: true }),
  'a payload that is not encoded': await forged({ b64: false, crit: ['b64'] }),
  'a compressed payload': await forged({ zip: 'DEF' }),
  'a token in the token': await forged({ cty: 'JWT' }, { ...claims, nested: await forged({}) }),
  'an encrypted token': `${encode({ alg: 'dir', enc: 'A256GCM' })}..${encode('iv')}.${encode('text')}.${encode('tag')}`,
  'a general serialisation': encode({ payload: encode(claims), signatures: [] }),
  'claims that are a list': `${sound}.${encode([claims])}.${soundSignature}`,
  'claims that are null': `${sound}.${encode('null')}.${soundSignature}`,
  'other claims': `${sound}.${encode(claims)}.${soundSignature}`,
  'a header that sets the prototype': `${encode('{"alg":"RS256","typ":"at+jwt","kid":"own","__proto__":{"alg":"none"}}')}.${soundBody}.${soundSignature}`,
  'a part too many': `${sound}.${soundBody}.${soundSignature}.${soundSignature}`,
  'a part too few': `${sound}.${soundBody}`,
  'nothing but dots': '..',
  'padding where none belongs': `${sound}==.${soundBody}.${soundSignature}`,
}

const verdict = (credential: string) =>
  verify(credential).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'failed',
  )

test.each(Object.entries(attacks))('a token with %s is refused', async (_name, token) => {
  expect(await verdict(`Bearer ${token}`)).toBe('invalid_token')
})

test('no address in a token was ever asked, and the provider no more often than its bound', () => {
  expect(evil.asked).toEqual([])
  expect(provider.asked.length).toBeLessThanOrEqual(2 + 3)
})

test('no change of a single character makes another token of a good one', async () => {
  const parts = [sound, soundBody, soundSignature]
  const token = parts.join('.')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  // The last character of the signature holds bits that mean nothing.
  const place = fc.nat(token.length - 2)
  await fc.assert(
    fc.asyncProperty(place, fc.constantFrom(...alphabet, '.', '='), async (where, letter) => {
      const changed = `${token.slice(0, where)}${letter}${token.slice(where + 1)}`
      expect(await verdict(`Bearer ${changed}`)).toBe(changed === token ? 'accepted' : 'invalid_token')
    }),
    { numRuns: 400 },
  )
})

test('whatever stands in the header, nothing but a refusal comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `Bearer ${text}`),
        fc.string({ unit: 'binary' }),
      ),
      async (credential) => {
        expect(await verdict(credential)).toBe('invalid_token')
      },
    ),
    { numRuns: 500 },
  )
})
