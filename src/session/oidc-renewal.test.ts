// @vitest-environment jsdom
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { failureOf, invalidGrant, newAdapter, provider, signIn } from '../../tests/adapter.ts'
import type { Quirks } from '../../tests/fake-provider.ts'

const ownCode = () => HttpResponse.json({ error: 'refresh_token_revoked' }, { status: 403 })
const phrase = () => HttpResponse.json({ error: 'Internal Server Error', status: 500 }, { status: 500 })
const elsewhere = { metadata: { issuer: 'https://evil.example' } }
/** Signs in well, and meets the quirks when renewing. */
async function renewed(quirks: Quirks) {
  const { tokens } = await signIn()
  provider.quirks = quirks
  return newAdapter().renew(tokens)
}

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
    expect(await failureOf(renewed(quirks))).toBe(failure)
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
