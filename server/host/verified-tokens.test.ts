import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTokenVerifier } from '../access/tokens.ts'
import { createVerifiedTokens } from './verified-tokens.ts'

const issuer = 'https://provider.example'
const audience = 'urn:signpost:api'
const start = Date.parse('2026-11-25T00:00:00Z')
async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}
const [old, next] = await Promise.all([newKey('old'), newKey('next')])

let time = start
let checks = 0
beforeEach(() => {
  time = start
  checks = 0
})
afterEach(() => void vi.useRealTimers())
const seconds = () => Math.floor(time / 1000)

const tokenOf = (claims: object = {}, { kid, privateKey } = old) =>
  new SignJWT({ iss: issuer, aud: audience, sub: 'reader', iat: seconds(), exp: seconds() + 300, ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
    .sign(privateKey)

/** A verifier that remembers, and counts how often it needed a key. */
function verifier() {
  const published = createLocalJWKSet({ keys: [old.jwk] })
  const verify = createTokenVerifier({
    issuer,
    audience,
    clientId: 'portal',
    tokenType: 'at+jwt',
    now: () => new Date(time),
    keys: async (...which) => {
      checks += 1
      return published(...which)
    },
    verified: createVerifiedTokens(),
  })
  return (token: string) =>
    verify(`Bearer ${token}`).then(
      ({ subject }) => subject,
      (error: { code?: string }) => error.code,
    )
}

describe('a token that was verified', () => {
  test('is not verified again for a minute, and then it is', async () => {
    const verify = verifier()
    const token = await tokenOf()
    for (const second of [0, 1, 59]) {
      time = start + second * 1000
      expect(await verify(token)).toBe('reader')
    }
    expect(checks).toBe(1)
    time = start + 60_000
    expect(await verify(token)).toBe('reader')
    expect(checks).toBe(2)
  })

  test('says nothing for another, however alike', async () => {
    const verify = verifier()
    const token = await tokenOf()
    expect(await verify(token)).toBe('reader')
    const [header, payload = '', signature] = token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'editor' })).toString('base64url')
    for (const other of [`${header}.${forged}.${signature}`, `${token}=`, token.slice(0, -4)])
      expect(await verify(other)).toBe('invalid_token')
  })

  test('dies with its own end, whenever it is asked about', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }),
        async (life, moments) => {
          time = start
          const verify = verifier()
          const token = await tokenOf({ exp: seconds() + life })
          await verify(token)
          for (const moment of moments.toSorted((a, b) => a - b)) {
            time = start + moment * 1000
            const before = checks
            const verdict = await verify(token)
            // Clocks may differ by a minute (`leeway`), but what is remembered is not stretched by that.
            expect(verdict).toBe(moment < life + 60 ? 'reader' : 'invalid_token')
            expect(checks - before).toBeGreaterThanOrEqual(moment >= life ? 1 : 0)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is verified again when the clock is set back to before it was', async () => {
    const verify = verifier()
    const token = await tokenOf()
    await verify(token)
    time = start - 3_600_000
    expect(await verify(token)).toBe('invalid_token')
  })

  test('is read as the moment demands: what is remembered are claims, not rights', async () => {
    const verified = createVerifiedTokens()
    const claims = { sub: 'reader', exp: seconds() + 300 }
    const verify = async () => claims
    expect(await verified.through('a', new Date(time), verify)).toBe(claims)
    expect(await verified.through('a', new Date(time), async () => ({}))).toBe(claims)
  })
})

test('a token that was refused is looked at every time', async () => {
  const verify = verifier()
  const token = await tokenOf({}, next)
  expect(await verify(token)).toBe('invalid_token')
  expect(await verify(token)).toBe('invalid_token')
  expect(checks).toBe(2)
})

test('when the provider changes its keys, what the old ones verified is refused at once', async () => {
  let keys = [old.jwk]
  const verify = createTokenVerifier({
    issuer,
    audience,
    clientId: 'portal',
    tokenType: 'at+jwt',
    verified: createVerifiedTokens(),
    fetch: async (input) =>
      Response.json(
        String(input instanceof Request ? input.url : input).endsWith('/jwks')
          ? { keys }
          : { issuer, jwks_uri: `${issuer}/jwks` },
      ),
  })
  const code = (token: string) =>
    verify(`Bearer ${token}`).then(
      () => 'accepted',
      (error: { code?: string }) => error.code,
    )
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const before = await tokenOf()
  expect(await code(before)).toBe('accepted')
  keys = [next.jwk]
  // Nobody has heard of it yet.
  vi.setSystemTime(start + 31_000)
  expect(await code(before)).toBe('accepted')
  expect(await code(await tokenOf({}, next))).toBe('accepted')
  expect(await code(before)).toBe('invalid_token')
})

test('what was verified by keys that were replaced meanwhile is not kept', async () => {
  const verified = createVerifiedTokens()
  const now = new Date(time)
  const first = verified.through('a', now, async () => {
    verified.forget()
    return { sub: 'old', exp: seconds() + 300 }
  })
  expect((await first).sub).toBe('old')
  expect((await verified.through('a', now, async () => ({ sub: 'new' }))).sub).toBe('new')
})

test('however many tokens there are, they have a few megabytes', async () => {
  const verified = createVerifiedTokens()
  const now = new Date(time)
  const long = (index: number) => `${index}`.padEnd(8000, 'a')
  const verify = async () => ({ exp: seconds() + 300 })
  for (let index = 0; index < 600; index += 1) await verified.through(long(index), now, verify)
  let asked = 0
  const count = async () => {
    asked += 1
    return {}
  }
  await verified.through(long(599), now, count)
  expect(asked).toBe(0)
  await verified.through(long(0), now, count)
  expect(asked).toBe(1)
})
