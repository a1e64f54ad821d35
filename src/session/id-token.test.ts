// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { failureOf, signIn } from '../../tests/adapter.ts'
import { type Quirks, clientId, issuer } from '../../tests/fake-provider.ts'

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
