import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { audience, clientId, startProvider } from '../../tests/provider-by-hand.ts'

let portal: Awaited<ReturnType<typeof startProvider>>
let reader: ReturnType<typeof portal.newReader>
beforeEach(async () => {
  portal = await startProvider()
  reader = portal.newReader()
})
afterEach(() => portal.close())

test('a member gets a verifiable access token for the API with the rights of the organisation', async () => {
  const { url, request, tokens } = await reader.signInAs('member@example.com')
  expect(url.pathname).toBe('/auth/callback')
  expect(url.searchParams.get('state')).toBe('the-state')
  expect(url.searchParams.get('iss')).toBe(`${portal.origin}/idp`)

  const keys = createRemoteJWKSet(new URL(`${portal.origin}/idp/jwks`))
  const expected = { issuer: `${portal.origin}/idp`, algorithms: ['RS256'] }
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
  const alone = decodeJwt((await reader.signInAs('no-organisation@example.com')).tokens.access_token)
  expect(alone).toMatchObject({ email_verified: true })
  for (const claim of ['organisation', 'maintenance', 'products', 'roles'])
    expect(alone).not.toHaveProperty(claim)

  const editor = await portal.newReader().signInAs('editor@example.com')
  expect(decodeJwt(editor.tokens.access_token)).toMatchObject({ roles: ['editor'] })
})

test('a code is good once, and only with its verifier', async () => {
  const request = portal.authorizationRequest()
  const page = await reader.visit(request.url)
  const { url } = await reader.submit(page.url, { ready: 'member@example.com' })
  expect((await portal.exchange(url, { ...request, verifier: 'x'.repeat(43) })).error).toBe('invalid_grant')
  expect((await portal.exchange(url, request)).status).toBe(200)
  expect((await portal.exchange(url, request)).error).toBe('invalid_grant')
})

test('a new membership shows at the next renewal; refresh tokens rotate and re-use ends the family', async () => {
  const { tokens } = await reader.signInAs('invited@example.com')
  expect(decodeJwt(tokens.access_token)).not.toHaveProperty('organisation')

  const invitation = await reader.mailedLink('invited@example.com', 'See the invitation')
  const page = await reader.visit(invitation)
  expect(page.text).toContain('Accept the invitation')
  await reader.submit('/idp/invitation/accept', { token: invitation.searchParams.get('token') ?? '' })

  const grant_type = 'refresh_token'
  const renewed = await portal.token({ grant_type, refresh_token: tokens.refresh_token })
  const member = { organisation: 'Aurora Engineering', maintenance: 'active' }
  expect(decodeJwt(renewed.access_token)).toMatchObject(member)
  expect(decodeJwt(renewed.id_token)).toMatchObject(member)
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)

  expect((await portal.token({ grant_type, refresh_token: tokens.refresh_token })).error).toBe(
    'invalid_grant',
  )
  expect((await portal.token({ grant_type, refresh_token: renewed.refresh_token })).error).toBe(
    'invalid_grant',
  )
})

test('access tokens say when and how their bearer signed in, and a renewal proves nothing anew', async () => {
  const before = Math.floor(Date.now() / 1000)
  const { tokens } = await reader.signInAs('member@example.com')
  const first = decodeJwt(tokens.access_token)
  expect(first['acr']).toBe('one-click')
  expect(Number(first['auth_time'])).toBeGreaterThanOrEqual(before)
  const renewed = await portal.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
  expect(decodeJwt(renewed.access_token)).toMatchObject({ acr: 'one-click', auth_time: first['auth_time'] })
})
