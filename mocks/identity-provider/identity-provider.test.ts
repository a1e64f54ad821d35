import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createHandBrowser, type Visited } from './hand-browser.ts'
import { createIdentityProvider, type IdentityProvider } from './identity-provider.ts'

const clientId = 'signpost-portal'
const audience = 'urn:signpost:api'
const scope = 'openid profile email api offline_access'
const good = 'Let-me-in-24!'

let server: Server
let provider: IdentityProvider
let origin: string
let browser: ReturnType<typeof createHandBrowser>

beforeAll(async () => {
  server = createServer((req, res) => provider.handler(req, res))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => void server.close())

beforeEach(() => {
  browser = createHandBrowser(origin)
  provider = createIdentityProvider({
    issuer: `${origin}/idp`,
    clientId,
    audience,
    redirectUris: [`${origin}/auth/callback`],
    postLogoutRedirectUris: [`${origin}/signed-out`],
    portalUrl: origin,
    portalName: 'Signpost',
    serviceName: 'Customer account',
  })
})

type Request = { verifier: string; nonce: string; url: URL }

function authorizationRequest(changes: Record<string, string | undefined> = {}): Request {
  const verifier = randomBytes(32).toString('base64url')
  const nonce = randomBytes(8).toString('hex')
  const url = new URL(`${origin}/idp/auth`)
  const parameters: Record<string, string | undefined> = {
    client_id: clientId,
    redirect_uri: `${origin}/auth/callback`,
    response_type: 'code',
    scope,
    state: 'the-state',
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value)
  return { verifier, nonce, url }
}

async function token(form: Record<string, string>) {
  const response = await fetch(`${origin}/idp/token`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ client_id: clientId, ...form }),
  })
  const body = (await response.json()) as Record<
    'access_token' | 'id_token' | 'refresh_token' | 'error',
    string
  >
  return { status: response.status, ...body }
}

const exchange = (callback: URL, { verifier }: Request) =>
  token({
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: `${origin}/auth/callback`,
    code_verifier: verifier,
  })

async function signInAs(email: string, request = authorizationRequest()) {
  const page = await browser.visit(request.url)
  const { url } = await browser.submit(page.url, { ready: email })
  return { url, request, tokens: await exchange(url, request) }
}

const link = (page: Visited, label: string) => {
  const [, href] = new RegExp(`${label}:<br />\\s*<a[^>]*href="([^"]+)"`).exec(page.text) ?? []
  return new URL(href ?? `no link ${label}`)
}
const outbox = (email: string) => browser.visit(`/idp/outbox?to=${encodeURIComponent(email)}`)
const id = (page: Visited, action: string) =>
  new RegExp(`action="/idp/organisation/${action}"[^]*?name="id" value="([^"]+)"`).exec(page.text)?.[1] ?? ''

test('a member gets a verifiable access token for the API with the rights of the organisation', async () => {
  const { url, request, tokens } = await signInAs('member@example.com')
  expect(url.pathname).toBe('/auth/callback')
  expect(url.searchParams.get('state')).toBe('the-state')
  expect(url.searchParams.get('iss')).toBe(`${origin}/idp`)

  const keys = createRemoteJWKSet(new URL(`${origin}/idp/jwks`))
  const expected = { issuer: `${origin}/idp`, algorithms: ['RS256'] }
  const rights = {
    sub: 'ready-member',
    name: 'Mira Lund',
    email: 'member@example.com',
    email_verified: true,
    organisation: 'Aurora Engineering',
    maintenance: 'active',
  }
  const access = await jwtVerify(tokens.access_token, keys, { ...expected, audience, typ: 'at+jwt' })
  expect(access.payload).toMatchObject({ ...rights, client_id: clientId })
  expect(access.payload).not.toHaveProperty('products')
  const identity = await jwtVerify(tokens.id_token, keys, { ...expected, audience: clientId })
  expect(identity.payload).toMatchObject({ ...rights, nonce: request.nonce })
})

test('an account without an organisation gets none of its claims, an editor gets the role', async () => {
  const alone = decodeJwt((await signInAs('no-organisation@example.com')).tokens.access_token)
  expect(alone).toMatchObject({ email_verified: true })
  for (const claim of ['organisation', 'maintenance', 'products', 'roles'])
    expect(alone).not.toHaveProperty(claim)

  browser = createHandBrowser(origin)
  const editor = await signInAs('editor@example.com')
  expect(decodeJwt(editor.tokens.access_token)).toMatchObject({ roles: ['editor'] })
})

test('e-mail and password sign in as well, a wrong password is refused on the page', async () => {
  const request = authorizationRequest({ login_hint: 'expired@example.com' })
  const page = await browser.visit(request.url)
  expect(page.text).toContain('value="expired@example.com"')
  const refused = await browser.submit(page.url, { email: 'expired@example.com', password: 'wrong' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('There is a problem')
  const { url } = await browser.submit(page.url, { email: 'expired@example.com', password: 'let-me-in-24' })
  const { access_token } = await exchange(url, request)
  expect(decodeJwt(access_token)).toMatchObject({ maintenance: 'expired' })
})

test('an unverified account is refused with a reason the portal can tell', async () => {
  const { url } = await signInAs('unverified@example.com')
  expect(url.searchParams.get('error')).toBe('access_denied')
  expect(url.searchParams.get('error_description')).toContain('not verified yet')
  expect(url.searchParams.get('state')).toBe('the-state')
  expect(url.searchParams.get('iss')).toBe(`${origin}/idp`)
})

test('who cancels comes back to the portal with a refusal', async () => {
  const page = await browser.visit(authorizationRequest().url)
  const { url } = await browser.submit(page.url, { cancel: 'yes' })
  expect(url.searchParams.get('error')).toBe('access_denied')
  expect(url.searchParams.get('error_description')).toContain('cancelled')
})

test('a request without PKCE, with the plain method or for a strange audience is refused', async () => {
  const bare = await browser.visit(
    authorizationRequest({ code_challenge: undefined, code_challenge_method: undefined }).url,
  )
  expect(bare.url.searchParams.get('error')).toBe('invalid_request')
  const plain = await browser.visit(authorizationRequest({ code_challenge_method: 'plain' }).url)
  expect(plain.url.searchParams.get('error')).toBe('invalid_request')
  const strange = await browser.visit(authorizationRequest({ resource: 'urn:another:api' }).url)
  expect(strange.url.searchParams.get('error')).toBe('invalid_target')
})

test('a strange redirect address is explained in words and never redirected to', async () => {
  const page = await browser.visit(authorizationRequest({ redirect_uri: 'https://evil.example/' }).url)
  expect(page.status).toBe(400)
  expect(page.url.pathname).toBe('/idp/auth')
  expect(page.text).toContain('This address is not registered')
})

test('a code is good once, and only with its verifier', async () => {
  const request = authorizationRequest()
  const page = await browser.visit(request.url)
  const { url } = await browser.submit(page.url, { ready: 'member@example.com' })
  expect((await exchange(url, { ...request, verifier: 'x'.repeat(43) })).error).toBe('invalid_grant')
  expect((await exchange(url, request)).status).toBe(200)
  expect((await exchange(url, request)).error).toBe('invalid_grant')
})

test('a new membership shows at the next renewal; refresh tokens rotate and re-use ends the family', async () => {
  const { tokens } = await signInAs('invited@example.com')
  expect(decodeJwt(tokens.access_token)).not.toHaveProperty('organisation')

  const invitation = link(await outbox('invited@example.com'), 'See the invitation')
  const page = await browser.visit(invitation)
  expect(page.text).toContain('Accept the invitation')
  await browser.submit('/idp/invitation/accept', { token: invitation.searchParams.get('token') ?? '' })

  const grant_type = 'refresh_token'
  const renewed = await token({ grant_type, refresh_token: tokens.refresh_token })
  const member = { organisation: 'Aurora Engineering', maintenance: 'active' }
  expect(decodeJwt(renewed.access_token)).toMatchObject(member)
  expect(decodeJwt(renewed.id_token)).toMatchObject(member)
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)

  expect((await token({ grant_type, refresh_token: tokens.refresh_token })).error).toBe('invalid_grant')
  expect((await token({ grant_type, refresh_token: renewed.refresh_token })).error).toBe('invalid_grant')
})

test('a new account is verified by way of "forgot password" and then signs in', async () => {
  const email = 'nia@example.com'
  const registered = await browser.submit('/idp/register', { name: 'Nia', email, password: good })
  const again = await browser.submit('/idp/register', { name: 'Eve', email, password: good })
  expect(again.text).toBe(registered.text)

  const request = authorizationRequest()
  const page = await browser.visit(request.url)
  const refused = await browser.submit(page.url, { email, password: good })
  expect(refused.url.searchParams.get('error_description')).toContain('not verified yet')

  const known = await browser.submit('/idp/forgot-password', { email })
  const unknown = await browser.submit('/idp/forgot-password', { email: 'nobody@example.com' })
  expect(unknown.text).toBe(
    known.text
      .replaceAll(email, 'nobody@example.com')
      .replaceAll(encodeURIComponent(email), 'nobody%40example.com'),
  )

  const reset = link(await outbox(email), 'Set a new password')
  const weak = await browser.submit('/idp/reset-password', {
    token: reset.searchParams.get('token') ?? '',
    password: 'pässword',
  })
  expect(weak.text).toContain('The password still needs')
  const set = { token: reset.searchParams.get('token') ?? '', password: `${good}!` }
  expect((await browser.submit('/idp/reset-password', set)).text).toContain('Your new password is set')
  expect((await browser.visit(reset)).text).toContain('This link does not work any more')

  const next = authorizationRequest()
  const signIn = await browser.visit(next.url)
  const { url } = await browser.submit(signIn.url, { email, password: `${good}!` })
  const { access_token } = await exchange(url, next)
  expect(decodeJwt(access_token)).toMatchObject({ name: 'Nia', email_verified: true })
})

test('opening a verification link changes nothing; its button verifies', async () => {
  const verification = link(await outbox('unverified@example.com'), 'Verify this address')
  expect((await browser.visit(verification)).text).toContain('Confirm that')
  expect((await signInAs('unverified@example.com')).url.searchParams.get('error')).toBe('access_denied')
  const form = { token: verification.searchParams.get('token') ?? '' }
  expect((await browser.submit('/idp/verify', form)).text).toContain('is verified')
  expect((await signInAs('unverified@example.com')).tokens.status).toBe(200)
})

test('who asks to join is let in by the administrator', async () => {
  await signInAs('no-organisation@example.com')
  expect((await browser.visit('/idp/join')).text).toContain('Ask to join Aurora Engineering')
  expect((await browser.submit('/idp/join', {})).text).toContain('Your request is with the administrator')
  expect((await browser.visit('/idp/organisation')).status).toBe(403)

  const reader = browser
  browser = createHandBrowser(origin)
  await browser.submit('/idp/sign-in', { ready: 'administrator@example.com' })
  const page = await browser.visit('/idp/organisation')
  expect(page.text).toContain('Noor Haddad')
  expect((await browser.submit('/idp/organisation/approve', { id: id(page, 'approve') })).text).toContain(
    'The request is approved',
  )
  expect((await reader.visit('/idp/account')).text).toContain('Leave Aurora Engineering')
})

test('a member whose address belongs to another organisation finds the way there', async () => {
  await browser.submit('/idp/sign-in', { ready: 'member@example.com' })
  expect((await browser.visit('/idp/account')).text).not.toContain('/idp/join')
  await browser.submit('/idp/sign-in', { ready: 'expired@example.com' })
  const profile = await browser.visit('/idp/account')
  expect(profile.text).toContain('Leave Borealis Steelworks')
  expect(profile.text).toContain('href="/idp/join">Ask to join Aurora Engineering instead</a>')
  expect((await browser.submit('/idp/join', {})).text).toContain('Your request to join another')
})

test('its pages and mails call the account service what it is called', async () => {
  const page = await browser.submit('/idp/forgot-password', { email: 'member@example.com' })
  expect(page.text).toContain(' – Customer account</title>')
  expect((await browser.visit('/idp/outbox')).text).toContain('Set a new password for your Customer account')
})

test('signing in to the account service signs in to the portal, too', async () => {
  await browser.submit('/idp/sign-in', { ready: 'member@example.com' })
  const request = authorizationRequest()
  const { url } = await browser.visit(request.url)
  expect((await exchange(url, request)).status).toBe(200)
})

test('the portal signs its reader out without another question, and the tokens end', async () => {
  const { tokens } = await signInAs('member@example.com')
  const signOut = new URL(`${origin}/idp/session/end`)
  signOut.searchParams.set('id_token_hint', tokens.id_token)
  signOut.searchParams.set('post_logout_redirect_uri', `${origin}/signed-out`)
  signOut.searchParams.set('state', 'bye')
  const { url } = await browser.visit(signOut)
  expect(url.href).toBe(`${origin}/signed-out?state=bye`)

  expect((await browser.visit('/idp/account')).url.pathname).toBe('/idp/sign-in')
  const renewal = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
  expect((await token(renewal)).error).toBe('invalid_grant')
})

test('a stranger’s link cannot sign a reader out: it is asked first', async () => {
  await signInAs('member@example.com')
  const page = await browser.visit('/idp/session/end')
  expect(page.text).toContain('Sign out?')
  expect((await browser.visit('/idp/account')).text).toContain('Mira Lund')

  const secret = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const done = await browser.submit('/idp/session/end/confirm', { xsrf: secret, logout: 'yes' })
  expect(done.text).toContain('You are signed out')
  expect((await browser.visit('/idp/account')).url.pathname).toBe('/idp/sign-in')
})

test('a sign-in page without its sign-in says so and leads back to the portal', async () => {
  const page = await browser.visit('/idp/interaction/long-gone')
  expect(page.text).toContain('This sign-in page was open too long')
  expect(page.text).toContain(`href="${origin}"`)
})

test('a form from another site is refused, and so is one that is too large', async () => {
  await signInAs('member@example.com')
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
    const headers = { origin: 'https://evil.example', 'content-type': type }
    const strange = await fetch(`${origin}/idp/leave`, { method: 'POST', headers })
    expect(strange.status, type).toBe(403)
  }
  expect((await browser.visit('/idp/account')).text).toContain('Leave Aurora Engineering')
  const large = await browser.submit('/idp/register', { name: 'x'.repeat(40_000) })
  expect(large.status).toBe(413)
})

test('what people type is text, never markup, and a sign-in leads only to pages of the service', async () => {
  const name = '<script>alert(1)</script>"'
  const page = await browser.submit('/idp/register', { name, email: 'x', password: '' })
  expect(page.text).not.toContain('<script>')
  expect(page.text).toContain('&lt;script&gt;')
  const ready = 'member@example.com'
  for (const next of ['https://evil.example/', '//evil.example/idp/', '/idp/../articles', '/idp//../../x']) {
    const { url } = await browser.submit(`/idp/sign-in?next=${encodeURIComponent(next)}`, { ready })
    expect(url.href).toBe(`${origin}/idp/account`)
  }
})

test('the address of the service itself leads to its first page', async () => {
  for (const path of ['/idp', '/idp/']) {
    expect((await browser.visit(path)).url.pathname, path).toBe('/idp/sign-in')
  }
})

test('access tokens say when and how their bearer signed in, and a renewal proves nothing anew', async () => {
  const before = Math.floor(Date.now() / 1000)
  const { tokens } = await signInAs('member@example.com')
  const first = decodeJwt(tokens.access_token)
  expect(first['acr']).toBe('one-click')
  expect(Number(first['auth_time'])).toBeGreaterThanOrEqual(before)
  const renewed = await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
  expect(decodeJwt(renewed.access_token)).toMatchObject({ acr: 'one-click', auth_time: first['auth_time'] })
})

test('who signed in with one click is asked for a password where the portal wants one, and not again after that', async () => {
  await signInAs('member@example.com')
  const request = authorizationRequest({ acr_values: 'password', max_age: '300' })
  const page = await browser.visit(request.url)
  expect(page.text).not.toContain('Ready accounts')
  const { url } = await browser.submit(page.url, { email: 'member@example.com', password: 'let-me-in-24' })
  const { access_token } = await exchange(url, request)
  expect(decodeJwt(access_token)).toMatchObject({ acr: 'password' })
  const again = authorizationRequest({ acr_values: 'password' })
  expect((await browser.visit(again.url)).url.pathname).toBe('/auth/callback')
})

test('a proof that this provider does not know is not asked for', async () => {
  await signInAs('member@example.com')
  const { url } = await browser.visit(authorizationRequest({ acr_values: 'retina' }).url)
  expect(url.pathname).toBe('/auth/callback')
})
