import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { audience, clientId, newKey, startKeyServer } from '../../tests/key-server.ts'
import { createVerifiedTokens } from '../host/verified-tokens.ts'
import { createTokenVerifier } from './tokens.ts'

const [first, second, stranger] = await Promise.all([newKey('first'), newKey('second'), newKey('stranger')])

type Provider = Awaited<ReturnType<typeof startKeyServer>>
let provider: Provider
let clock = new Date()
/** Seconds. */
const wait = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}
let verify: (authorization: string) => Promise<unknown>

beforeEach(async () => {
  provider = await startKeyServer()
  provider.keys = [first.published]
  clock = new Date()
  verify = createTokenVerifier({
    issuer: provider.issuer,
    audience,
    clientId,
    tokenType: 'at+jwt',
    now: () => clock,
  })
})
afterEach(() => provider.close())

/** `accepted`, or the code of the refusal. */
async function verdict(key = first, header: object = {}): Promise<string> {
  return verify(await provider.token(key, { header, now: clock })).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'failed',
  )
}
const asked = () => provider.asked.length

test('keys are fetched once for many readers at once, and again after ten minutes', async () => {
  expect(new Set(await Promise.all(Array.from({ length: 50 }, () => verdict())))).toEqual(
    new Set(['accepted']),
  )
  expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/jwks'])
  wait(599)
  await verdict()
  expect(asked()).toBe(2)
  wait(2)
  await verdict()
  expect(provider.asked.slice(2)).toEqual(['/jwks'])
})

test('a new key counts at once, even a second after the last time that keys were fetched', async () => {
  expect(await verdict()).toBe('accepted')
  provider.keys = [second.published, first.published]
  wait(1)
  expect(await verdict(second)).toBe('accepted')
  expect(await verdict(first)).toBe('accepted')
})

test('a key that the provider withdrew stops counting, also for a token that was verified before', async () => {
  verify = createTokenVerifier({
    issuer: provider.issuer,
    audience,
    clientId,
    tokenType: 'at+jwt',
    now: () => clock,
    verified: createVerifiedTokens(),
  })
  const token = await provider.token(first, { now: clock })
  await verify(token)
  provider.keys = [second.published]
  expect(await verdict(second)).toBe('accepted')
  await expect(verify(token)).rejects.toMatchObject({ code: 'invalid_token' })
})

test('a flood of invented key ids makes the API ask three times, then twice a minute', async () => {
  await verdict()
  const before = asked()
  const flood = async (ids: number) => {
    for (let id = 0; id < ids; id += 1)
      expect(await verdict(stranger, { kid: `${clock.getTime()}-${id}` })).toBe('invalid_token')
  }
  await flood(50)
  expect(asked() - before).toBe(3)
  for (let second = 0; second < 600; second += 10) {
    wait(10)
    await flood(1)
  }
  expect(asked() - before).toBeLessThanOrEqual(3 + 2 * 10 + 3)
  expect(await verdict()).toBe('accepted')
})

describe.each(['gone', 'failing', 'html', 'cut', 'empty', 'no-keys', 'other-issuer'] as const)(
  'while the provider is %s',
  (habit) => {
    test('a server that never had keys answers 503, asks every two seconds at most, and needs no restart', async () => {
      provider.habit = habit
      for (let reader = 0; reader < 20; reader += 1)
        expect(await verdict()).toBe('identity_provider_unavailable')
      expect(asked()).toBe(1)
      wait(2)
      expect(await verdict()).toBe('identity_provider_unavailable')
      expect(asked()).toBe(2)
      provider.habit = 'sound'
      wait(2)
      expect(await verdict()).toBe('accepted')
    })

    test('the keys it last published go on, and it is asked twice a minute at most', async () => {
      await verdict()
      provider.habit = habit
      const before = asked()
      for (let minute = 0; minute < 30; minute += 1) {
        wait(60)
        for (let reader = 0; reader < 5; reader += 1) expect(await verdict()).toBe('accepted')
      }
      // Each time discovery, once the keys' address is doubted.
      expect(asked() - before).toBeLessThanOrEqual(30)
      provider.habit = 'sound'
      provider.keys = [second.published]
      wait(60)
      expect(await verdict(second)).toBe('accepted')
      expect(await verdict(first)).toBe('invalid_token')
    })
  },
)

test('a token of a key that cannot be looked up now is not called bad', async () => {
  await verdict()
  provider.habit = 'gone'
  expect(await verdict(second)).toBe('identity_provider_unavailable')
  provider.habit = 'sound'
  provider.keys.push(second.published)
  wait(30)
  expect(await verdict(second)).toBe('accepted')
})

test('a provider that hangs is waited for five seconds, and two where older keys can stand in', async () => {
  const waits: number[] = []
  // The time passes at once.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    waits.push(milliseconds)
    return provider.habit === 'hanging' ? AbortSignal.abort() : new AbortController().signal
  })
  provider.habit = 'hanging'
  expect(await verdict()).toBe('identity_provider_unavailable')
  provider.habit = 'sound'
  wait(2)
  expect(await verdict()).toBe('accepted')
  provider.habit = 'hanging'
  wait(601)
  expect(await verdict()).toBe('accepted')
  expect(waits).toEqual([5000, 5000, 5000, 2000])
})

test('one broken key among the published spoils no other', async () => {
  provider.keys = [
    { kty: 'RSA', kid: 'broken', n: '!', e: 5 },
    { kty: 'oct', kid: 'secret', k: 'c2VjcmV0' },
    first.published,
  ]
  expect(await verdict()).toBe('accepted')
  expect(await verdict(first, { kid: 'broken' })).not.toBe('accepted')
})

test('keys at an address that is not secure are not fetched for a provider that is', async () => {
  const seen: string[] = []
  const unsafe = createTokenVerifier({
    issuer: 'https://provider.example',
    audience,
    clientId,
    tokenType: 'at+jwt',
    fetch: async (input) => {
      seen.push(input instanceof Request ? input.url : String(input))
      return Response.json({ issuer: 'https://provider.example', jwks_uri: 'http://provider.example/jwks' })
    },
  })
  await expect(unsafe(await provider.token(first))).rejects.toMatchObject({
    code: 'identity_provider_unavailable',
  })
  expect(seen).toEqual(['https://provider.example/.well-known/openid-configuration'])
})
