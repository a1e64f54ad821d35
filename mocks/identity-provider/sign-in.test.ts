import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProvider } from '../../tests/provider-by-hand.ts'

let portal: Awaited<ReturnType<typeof startProvider>>
let reader: ReturnType<typeof portal.newReader>
beforeEach(async () => {
  portal = await startProvider()
  reader = portal.newReader()
})
afterEach(() => portal.close())

test('e-mail and password sign in as well, a wrong password is refused on the page', async () => {
  const request = portal.authorizationRequest({ login_hint: 'expired@example.com' })
  const page = await reader.visit(request.url)
  expect(page.text).toContain('value="expired@example.com"')
  const refused = await reader.submit(page.url, { email: 'expired@example.com', password: 'wrong' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('There is a problem')
  const { url } = await reader.submit(page.url, { email: 'expired@example.com', password: 'let-me-in-24' })
  const { access_token } = await portal.exchange(url, request)
  expect(decodeJwt(access_token)).toMatchObject({ maintenance: 'expired' })
})

test('an unverified account is refused with a reason the portal can tell', async () => {
  const { url } = await reader.signInAs('unverified@example.com')
  expect(url.searchParams.get('error')).toBe('access_denied')
  expect(url.searchParams.get('error_description')).toContain('not verified yet')
  expect(url.searchParams.get('state')).toBe('the-state')
  expect(url.searchParams.get('iss')).toBe(`${portal.origin}/idp`)
})

test('who cancels comes back to the portal with a refusal', async () => {
  const page = await reader.visit(portal.authorizationRequest().url)
  const { url } = await reader.submit(page.url, { cancel: 'yes' })
  expect(url.searchParams.get('error')).toBe('access_denied')
  expect(url.searchParams.get('error_description')).toContain('cancelled')
})

test('a request without PKCE, with the plain method or for a strange audience is refused', async () => {
  const bare = await reader.visit(
    portal.authorizationRequest({ code_challenge: undefined, code_challenge_method: undefined }).url,
  )
  expect(bare.url.searchParams.get('error')).toBe('invalid_request')
  const plain = await reader.visit(portal.authorizationRequest({ code_challenge_method: 'plain' }).url)
  expect(plain.url.searchParams.get('error')).toBe('invalid_request')
  const strange = await reader.visit(portal.authorizationRequest({ resource: 'urn:another:api' }).url)
  expect(strange.url.searchParams.get('error')).toBe('invalid_target')
})

test('a strange redirect address is explained in words and never redirected to', async () => {
  const page = await reader.visit(portal.authorizationRequest({ redirect_uri: 'https://evil.example/' }).url)
  expect(page.status).toBe(400)
  expect(page.url.pathname).toBe('/idp/auth')
  expect(page.text).toContain('This address is not registered')
})

test('a sign-in page without its sign-in says so and leads back to the portal', async () => {
  const page = await reader.visit('/idp/interaction/long-gone')
  expect(page.text).toContain('This sign-in page was open too long')
  expect(page.text).toContain(`href="${portal.origin}"`)
})

test('signing in to the account service signs in to the portal, too', async () => {
  await reader.submit('/idp/sign-in', { ready: 'member@example.com' })
  const request = portal.authorizationRequest()
  const { url } = await reader.visit(request.url)
  expect((await portal.exchange(url, request)).status).toBe(200)
})

test('who signed in with one click is asked for a password where the portal wants one, and not again after that', async () => {
  await reader.signInAs('member@example.com')
  const request = portal.authorizationRequest({ acr_values: 'password', max_age: '300' })
  const page = await reader.visit(request.url)
  expect(page.text).not.toContain('Ready accounts')
  const { url } = await reader.submit(page.url, { email: 'member@example.com', password: 'let-me-in-24' })
  const { access_token } = await portal.exchange(url, request)
  expect(decodeJwt(access_token)).toMatchObject({ acr: 'password' })
  const again = portal.authorizationRequest({ acr_values: 'password' })
  expect((await reader.visit(again.url)).url.pathname).toBe('/auth/callback')
})

test('a proof that this provider does not know is not asked for', async () => {
  await reader.signInAs('member@example.com')
  const { url } = await reader.visit(portal.authorizationRequest({ acr_values: 'retina' }).url)
  expect(url.pathname).toBe('/auth/callback')
})
