// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { keys, tokenFor } from '../../mocks/tokens.ts'
import { createApp } from '../../server/app.ts'
import { type ClaimNames, defaultClaims } from '../../server/access/claims.ts'
import { createTokenVerifier } from '../../server/access/tokens.ts'
import { article, person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const member = person('member')
const asking = { maxAge: 300, acr: ['password'] }
const content = {
  articles: [
    article('for-signed-in', { access: 'signed-in', title: 'For who signed in' }),
    article('delicate', { access: 'signed-in', title: 'Delicate', authentication: asking }),
  ],
  flows: [],
}

/** The portal at `path`, with an API that reads rights from these claims, for a reader whose token holds what is given. */
async function portalOf(path: string, names: Partial<ClaimNames>, claims: Record<string, unknown> = {}) {
  const ports = testPorts({ content })
  const read = { ...defaultClaims, ...names }
  const verifyToken = createTokenVerifier({
    ...ports.config.portal.oidc,
    tokenType: 'at+jwt',
    keys,
    claims: read,
  })
  server.use(...handlersFor(createApp({ ...ports, verifyToken, config: { ...ports.config, claims: read } })))
  return renderPortal(path, { as: member, accessToken: await tokenFor(member, { claims }) })
}
const cell = async (right: string) =>
  within(await screen.findByRole('row', { name: new RegExp(`^${right}`) })).getAllByRole('cell')[0]
const seconds = Math.floor(Date.now() / 1000)

test('a reader sees to which day each agreement goes, and which has ended', async () => {
  await portalOf(
    '/access',
    { agreements: 'agreements' },
    { agreements: { 'signpost-portal': '9999-12-31', 'signpost-desk': '2020-01-31' } },
  )
  expect(await cell('Products covered')).toHaveTextContent(
    'Signpost portal (until Dec 31, 9999) and Signpost desk (ended Jan 31, 2020)',
  )
  expect(await cell('Maintenance agreement')).toHaveTextContent('Valid')
})

test('a reader sees how and when they proved who they are, if the provider tells', async () => {
  await portalOf('/access', {}, { acr: 'two-factors', auth_time: seconds })
  expect(await cell('In this way')).toHaveTextContent('two-factors')
  expect(await cell('You last proved who you are')).toHaveTextContent(/\d/)
})

test('a reader whose provider does not tell is not bothered with that', async () => {
  await portalOf('/access', {})
  await screen.findByRole('heading', { level: 1, name: 'My access' })
  expect(screen.queryByRole('row', { name: /In this way/ })).toBeNull()
})

test('a reader can tell an administrator which claims were looked for in vain', async () => {
  await portalOf('/access', { roles: 'realm_access.roles' })
  const missing = await screen.findByRole('region', { name: 'What the account service did not send' })
  expect(
    within(missing)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['products', 'realm_access.roles'])
})

test('a sign-in without the scope that the server asks for is explained where it locks, and by its name', async () => {
  const { unmount } = await portalOf('/articles/for-signed-in', { requiredScope: 'help.read' })
  await screen.findByText(/your sign-in does not carry the permission/)
  const guide = screen.getByRole('link', { name: 'Find out what would open it' })
  expect(guide).toHaveAttribute('href', expect.stringContaining('enter=insufficient_scope'))
  unmount()
  await portalOf('/access', { requiredScope: 'help.read' })
  await screen.findByText('Your sign-in lacks a permission')
  expect(screen.getByText('help.read')).toBeVisible()
})

test('a reader is asked for all the proof that an article wants, and told when none can do', async () => {
  const { user, begun } = await portalOf('/articles/delicate', {}, { acr: 'one-click' })
  await screen.findByRole('heading', { level: 1, name: 'Confirm that it is you' })
  expect(screen.getByText(/has to put auth_time into access tokens/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Continue to/ }))
  expect(begun).toEqual([{ returnTo: '/articles/delicate', acrValues: 'password', maxAge: 300 }])
})

test('a reader who has given the proof reads on', async () => {
  await portalOf('/articles/delicate', {}, { acr: 'password', auth_time: seconds })
  expect(await screen.findByText('canary of delicate')).toBeVisible()
})
