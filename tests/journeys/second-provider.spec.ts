import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { Events, OAuth2Server } from 'oauth2-mock-server'
import { freePort } from '../free-port.ts'
import { test } from './journey.ts'
import { gated, heading, openAccountMenu } from './steps.ts'

const audience = 'urn:help:api'

/**
 * A provider that nobody here wrote, with the habits that others have too: it types no tokens, nests roles, writes lists as one string or
 * as an array, tells names at UserInfo only, grants less than it was asked for, and has no sign-out.
 */
async function startProvider() {
  const provider = new OAuth2Server()
  await provider.issuer.keys.generate('RS256')
  await provider.start(0, 'localhost')
  const { service } = provider
  const habits = { products: 'another-product, signpost-portal' as string | string[], agreement: 'gold' }
  service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }) => {
    if (body && typeof body === 'object') Reflect.deleteProperty(body, 'end_session_endpoint')
  })
  service.on(Events.BeforeTokenSigning, ({ payload }) => {
    // An ID token names its client, an access token what it may do.
    if (!('scope' in payload)) return
    Object.assign(payload, {
      aud: audience,
      exp: Number(payload['iat']) + 300,
      company: ['Northwind'],
      entitlements: { support: habits.agreement, covers: habits.products },
      realm_access: { roles: ['reader', 'offline_access'] },
    })
  })
  service.on(Events.BeforeResponse, ({ body }) => {
    if (body && typeof body === 'object') Object.assign(body, { scope: 'openid', expires_in: 300 })
  })
  service.on(Events.BeforeUserinfo, ({ body }) => {
    if (body && typeof body === 'object')
      Object.assign(body, { name: 'Jo Doe', email: 'jo@northwind.example' })
  })
  return { provider, service, habits }
}

/** The portal as an operator starts it: nothing but the environment says whose provider it is. */
async function startPortal(issuer: string) {
  const port = await freePort()
  const server = spawn('node', ['server/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DATABASE_URL: `file:${join(mkdtempSync(join(tmpdir(), 'signpost-second-')), 'portal.db')}`,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'help-portal',
      OIDC_AUDIENCE: audience,
      OIDC_TOKEN_TYPE: 'JWT',
      CLAIM_ORGANISATION: 'company',
      CLAIM_MAINTENANCE: 'entitlements.support',
      CLAIM_PRODUCTS: 'entitlements.covers',
      CLAIM_ROLES: 'realm_access.roles',
      MAINTENANCE_VALUES: 'gold,silver',
      BRAND_ACCOUNT_SERVICE: 'Northwind ID',
    },
  })
  // Its first lines say that it is ready.
  await once(server.stdout, 'data')
  return { address: `http://localhost:${port}`, stop: () => server.kill() }
}

test('the portal works with a provider that nobody here wrote', async ({ page, context }) => {
  const { provider, service, habits } = await startProvider()
  const portal = await startPortal(provider.issuer.url ?? '')
  try {
    const start = Date.now()
    await context.clock.setFixedTime(start)
    const banner = page.getByRole('banner')
    const signIn = () => banner.getByRole('link', { name: 'Sign in' }).click()
    const rating = page.getByRole('group', { name: 'How much did this article help?' })

    // A refusal in words of its own is still an answer, and the way back is kept.
    service.once(Events.BeforeAuthorizeRedirect, ({ url }) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'tenant_policy_violation')
      url.searchParams.set('error_description', 'NW-4711: step outside')
    })
    await page.goto(`${portal.address}${gated.path}`)
    await signIn()
    await expect(heading(page, 'You are not signed in yet')).toBeVisible()
    await page.getByText('Details for whoever helps you').click()
    await expect(page.getByText(/tenant_policy_violation: NW-4711/)).toBeVisible()
    expect(new URL(page.url()).search).toBe('')

    const asked = page.waitForRequest((request) => request.url().includes('/authorize?'))
    await page
      .getByRole('button', { name: 'Start again' })
      .or(page.getByRole('button', { name: 'Sign in' }))
      .click()
    const parameters = new URL((await asked).url()).searchParams
    expect(parameters.get('nonce')).toMatch(/.{32,}/)
    expect(parameters.get('code_challenge_method')).toBe('S256')
    await expect(rating).toBeVisible()
    await expect(banner.locator('summary')).toHaveText('Jo Doe')

    // The same rights in other clothes, read anew with the refresh token.
    habits.products = ['signpost-portal']
    habits.agreement = 'lapsed'
    await page.goto(`${portal.address}/access`)
    await expect(page.getByRole('row', { name: /Organisation Northwind company/ })).toBeVisible()
    await expect(
      page.getByRole('row', { name: /Maintenance agreement Valid entitlements.support/ }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Refresh my rights' }).click()
    await expect(page.getByText('Your rights have changed')).toBeVisible()
    await expect(page.getByRole('row', { name: /Maintenance agreement No longer valid/ })).toBeVisible()
    habits.agreement = 'silver'
    await page.getByRole('button', { name: 'Refresh my rights' }).click()
    await expect(page.getByRole('row', { name: /Maintenance agreement Valid/ })).toBeVisible()

    // It renews nothing any more, and says so by a code of its own: what is being read stays.
    await page.goto(`${portal.address}${gated.path}`)
    await expect(rating).toBeVisible()
    service.once(Events.BeforeResponse, (answer) => {
      Object.assign(answer, { statusCode: 403, body: { error: 'refresh_token_revoked' } })
    })
    await context.clock.setFixedTime(start + 6 * 60_000)
    await rating.getByRole('radio').last().check()
    await page.getByRole('button', { name: 'Send rating' }).click()
    await expect(page.getByText('You have been signed out. What you are reading stays')).toBeVisible()
    await expect(rating).toBeVisible()

    // The rating was kept, and goes out when the reader is back.
    await page.getByRole('status').getByRole('button', { name: 'Sign in again' }).click()
    await expect(page.getByText('You rated 5')).toBeVisible()
    await openAccountMenu(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(heading(page, 'You are signed out')).toBeVisible()
    await expect(page.getByText('You may still be signed in to Northwind ID')).toBeVisible()
  } finally {
    portal.stop()
    await provider.stop()
  }
})
