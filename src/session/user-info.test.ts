// @vitest-environment jsdom
import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { failureOf, provider, signIn } from '../../tests/adapter.ts'
import { type Quirks, issuer } from '../../tests/fake-provider.ts'

/** Signs in at a provider that is odd from the start, in what it says of itself, too. */
async function signInMeeting(quirks: Quirks) {
  provider.quirks = quirks
  return signIn(quirks)
}

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
