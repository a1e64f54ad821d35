import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProvider } from '../../tests/provider-by-hand.ts'
import type { Visited } from './hand-browser.ts'

let portal: Awaited<ReturnType<typeof startProvider>>
let reader: ReturnType<typeof portal.newReader>
beforeEach(async () => {
  portal = await startProvider()
  reader = portal.newReader()
})
afterEach(() => portal.close())

const good = 'Let-me-in-24!'
const id = (page: Visited, action: string) =>
  new RegExp(`action="/idp/organisation/${action}"[^]*?name="id" value="([^"]+)"`).exec(page.text)?.[1] ?? ''

test('the address of the service itself leads to its first page', async () => {
  for (const path of ['/idp', '/idp/']) {
    expect((await reader.visit(path)).url.pathname, path).toBe('/idp/sign-in')
  }
})

test('its pages and mails call the account service what it is called', async () => {
  const page = await reader.submit('/idp/forgot-password', { email: 'member@example.com' })
  expect(page.text).toContain(' – Customer account</title>')
  expect((await reader.visit('/idp/outbox')).text).toContain('Set a new password for your Customer account')
})

test('whether an address has an account already is told to nobody', async () => {
  const email = 'nia@example.com'
  const registered = await reader.submit('/idp/register', { name: 'Nia', email, password: good })
  const again = await reader.submit('/idp/register', { name: 'Eve', email, password: good })
  expect(again.text).toBe(registered.text)

  const known = await reader.submit('/idp/forgot-password', { email })
  const unknown = await reader.submit('/idp/forgot-password', { email: 'nobody@example.com' })
  expect(unknown.text).toBe(
    known.text
      .replaceAll(email, 'nobody@example.com')
      .replaceAll(encodeURIComponent(email), 'nobody%40example.com'),
  )
})

test('a new account is verified by way of "forgot password" and then signs in', async () => {
  const email = 'nia@example.com'
  await reader.submit('/idp/register', { name: 'Nia', email, password: good })
  const request = portal.authorizationRequest()
  const page = await reader.visit(request.url)
  const refused = await reader.submit(page.url, { email, password: good })
  expect(refused.url.searchParams.get('error_description')).toContain('not verified yet')

  await reader.submit('/idp/forgot-password', { email })
  const reset = await reader.mailedLink(email, 'Set a new password')
  const weak = await reader.submit('/idp/reset-password', {
    token: reset.searchParams.get('token') ?? '',
    password: 'pässword',
  })
  expect(weak.text).toContain('The password still needs')
  const set = { token: reset.searchParams.get('token') ?? '', password: `${good}!` }
  expect((await reader.submit('/idp/reset-password', set)).text).toContain('Your new password is set')
  expect((await reader.visit(reset)).text).toContain('This link does not work any more')

  const next = portal.authorizationRequest()
  const signIn = await reader.visit(next.url)
  const { url } = await reader.submit(signIn.url, { email, password: `${good}!` })
  const { access_token } = await portal.exchange(url, next)
  expect(decodeJwt(access_token)).toMatchObject({ name: 'Nia', email_verified: true })
})

test('opening a verification link changes nothing; its button verifies', async () => {
  const verification = await reader.mailedLink('unverified@example.com', 'Verify this address')
  expect((await reader.visit(verification)).text).toContain('Confirm that')
  expect((await reader.signInAs('unverified@example.com')).url.searchParams.get('error')).toBe(
    'access_denied',
  )
  const form = { token: verification.searchParams.get('token') ?? '' }
  expect((await reader.submit('/idp/verify', form)).text).toContain('is verified')
  expect((await reader.signInAs('unverified@example.com')).tokens.status).toBe(200)
})

test('who asks to join is let in by the administrator', async () => {
  await reader.signInAs('no-organisation@example.com')
  expect((await reader.visit('/idp/join')).text).toContain('Ask to join Aurora Engineering')
  expect((await reader.submit('/idp/join', {})).text).toContain('Your request is with the administrator')
  expect((await reader.visit('/idp/organisation')).status).toBe(403)

  const administrator = portal.newReader()
  await administrator.submit('/idp/sign-in', { ready: 'administrator@example.com' })
  const page = await administrator.visit('/idp/organisation')
  expect(page.text).toContain('Noor Haddad')
  expect(
    (await administrator.submit('/idp/organisation/approve', { id: id(page, 'approve') })).text,
  ).toContain('The request is approved')
  expect((await reader.visit('/idp/account')).text).toContain('Leave Aurora Engineering')
})

test('a member whose address belongs to another organisation finds the way there', async () => {
  await reader.submit('/idp/sign-in', { ready: 'member@example.com' })
  expect((await reader.visit('/idp/account')).text).not.toContain('/idp/join')
  await reader.submit('/idp/sign-in', { ready: 'expired@example.com' })
  const profile = await reader.visit('/idp/account')
  expect(profile.text).toContain('Leave Borealis Steelworks')
  expect(profile.text).toContain('href="/idp/join">Ask to join Aurora Engineering instead</a>')
  expect((await reader.submit('/idp/join', {})).text).toContain('Your request to join another')
})

test('a form from another site is refused', async () => {
  await reader.signInAs('member@example.com')
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
    const headers = { origin: 'https://evil.example', 'content-type': type }
    const strange = await fetch(`${portal.origin}/idp/leave`, { method: 'POST', headers })
    expect(strange.status, type).toBe(403)
  }
  expect((await reader.visit('/idp/account')).text).toContain('Leave Aurora Engineering')
})

test('a form that is too large is refused', async () => {
  const large = await reader.submit('/idp/register', { name: 'x'.repeat(40_000) })
  expect(large.status).toBe(413)
})

test('what people type is text, never markup', async () => {
  const name = '<script>alert(1)</script>"'
  const page = await reader.submit('/idp/register', { name, email: 'x', password: '' })
  expect(page.text).not.toContain('<script>')
  expect(page.text).toContain('&lt;script&gt;')
})

test('a sign-in leads only to pages of the service', async () => {
  const ready = 'member@example.com'
  for (const next of ['https://evil.example/', '//evil.example/idp/', '/idp/../articles', '/idp//../../x']) {
    const { url } = await reader.submit(`/idp/sign-in?next=${encodeURIComponent(next)}`, { ready })
    expect(url.href).toBe(`${portal.origin}/idp/account`)
  }
})
