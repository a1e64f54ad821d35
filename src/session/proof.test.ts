// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { browser, failureOf, signIn } from '../../tests/adapter.ts'
import type { Quirks } from '../../tests/fake-provider.ts'

const now = () => Math.floor(Date.now() / 1000)

describe('proving it again', () => {
  const request = { returnTo: '/', maxAge: 0, acrValues: 'stronger strong' }
  test('is asked for as the API said', async () => {
    await signIn({ claims: { auth_time: now(), acr: 'strong' } }, {}, request)
    expect(Object.fromEntries(new URL(browser.left).searchParams)).toMatchObject({
      max_age: '0',
      acr_values: 'stronger strong',
    })
  })
  test.each<[string, Quirks, string]>([
    ['an old proof', { claims: { acr: 'strong', auth_time: now() - 3600 } }, 'provider-needs-you'],
    ['no time of the proof', { claims: { acr: 'strong' } }, 'token-refused'],
    ['a weaker proof', { claims: { acr: 'weak', auth_time: now() } }, 'provider-needs-you'],
    ['a proof of unknown strength', { claims: { auth_time: now() } }, 'provider-needs-you'],
  ])('%s is refused', async (_, quirks, failure) => {
    expect(await failureOf(signIn(quirks, {}, request))).toBe(failure)
  })
})
