// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { type Person, people } from '../../mocks/people.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const who = (name: string): { as: Person } => {
  const person = people.find(({ email }) => email.startsWith(`${name}@`))
  if (!person) throw new Error(`Nobody is called ${name}`)
  return { as: person }
}
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

test('an article says what it is, how old, by whom and for which version, and what it holds', async () => {
  renderPortal('/articles/sign-in')
  await heading('Sign in')
  expect(document.title).toBe('Sign in – Signpost')
  const crumbs = within(screen.getByRole('navigation', { name: 'You are here' }))
  expect(crumbs.getAllByRole('link').map((link) => link.textContent)).toEqual(['All articles', 'Signing in'])
  expect(screen.getAllByText('Instruction')[0]).toBeVisible()
  expect(screen.getByText(/Last updated November \d+, 2026 by/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'The Signpost editors' })).toHaveAttribute(
    'href',
    'mailto:editors@example.com',
  )
  expect(screen.getByText('Not specific to a version')).toBeVisible()
  const contents = within(screen.getByRole('navigation', { name: 'On this page' }))
  for (const link of contents.getAllByRole('link'))
    expect(document.querySelector(link.getAttribute('href') ?? '')).toHaveTextContent(link.textContent)
  expect(screen.getByRole('region', { name: 'Related' })).toBeVisible()
})

test('following a link from article to article moves the focus, the title and one announcement', async () => {
  const { user } = renderPortal('/articles/sign-in')
  await heading('Sign in')
  const prose = document.querySelector<HTMLElement>('.prose')
  if (!prose) throw new Error('The article has no text')
  await user.click(within(prose).getByRole('link', { name: 'Reset your password' }))

  await waitFor(async () => expect(await heading('Reset your password')).toHaveFocus())
  expect(document.title).toBe('Reset your password – Signpost')
  expect(location.pathname).toBe('/articles/reset-your-password')
  const statuses = screen.getAllByRole('status').map((status) => status.textContent)
  expect(statuses.filter((said) => said === 'Reset your password')).toHaveLength(1)
})

test('a link that opens another window, and one that leads out of the portal, are the browser’s', async () => {
  const { user } = renderPortal('/articles/sign-in')
  await heading('Sign in')
  await user.keyboard('{Control>}')
  await user.click(
    within(screen.getByRole('region', { name: 'Related' })).getByRole('link', {
      name: 'Reset your password',
    }),
  )
  await user.keyboard('{/Control}')
  expect(location.pathname).toBe('/articles/sign-in')
})

const locks: [name: string, slug: string, reason: RegExp, remedy: string, entry: string][] = [
  [
    'no-organisation',
    'operate-back-up',
    /no organisation’s group includes you/,
    'Ask to join your organisation',
    'organisation_required',
  ],
  [
    'expired',
    'operate-back-up',
    /a member of Borealis Steelworks. Its maintenance agreement is no longer valid/,
    'Contact support',
    'maintenance_expired',
  ],
  [
    'other-product',
    'operate-back-up',
    /agreement does not cover Signpost portal/,
    'Contact support',
    'product_not_covered',
  ],
  [
    'unverified',
    'operate-back-up',
    /has not been verified yet/,
    'Send the verification mail again',
    'email_unverified',
  ],
  ['member', 'editorial-handbook', /for the portal’s editors only/, 'Contact support', 'not_allowed'],
]
test.each(locks)(
  '%s is told why %s is locked, and what would open it',
  async (name, slug, reason, remedy, entry) => {
    renderPortal(`/articles/${slug}`, who(name))
    const panel = within(await screen.findByRole('region', { name: 'This article is locked for you' }))
    expect(panel.getByText(reason)).toHaveTextContent(`You are signed in as ${name}@example.com`)
    expect(panel.getByRole('link', { name: remedy })).toHaveAttribute(
      'href',
      expect.stringMatching(/^(https?|mailto):/),
    )
    expect(panel.getByRole('link', { name: 'Find out what would open it' })).toHaveAttribute(
      'href',
      `/troubleshooters/sign-in?article=${slug}&enter=${entry}`,
    )
  },
)

test('an anonymous reader is told no more than the portal knows, and comes back here after signing in', async () => {
  const { user, begun } = renderPortal('/articles/operate-back-up')
  await heading('Back up and restore')
  expect(await screen.findByText(/the portal cannot tell yet whether it opens for you/)).toBeVisible()
  await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Sign in' }))
  expect(begun).toEqual([{ returnTo: '/articles/operate-back-up' }])
})

test('a member reads what the agreement opens', async () => {
  renderPortal('/articles/operate-back-up', who('member'))
  expect(await screen.findByRole('heading', { level: 2, name: 'Back up while it runs' })).toBeVisible()
  expect(screen.queryByText(/locked/i)).toBeNull()
})

test('a page that does not exist says so, and leads on', async () => {
  renderPortal('/articles/never-written')
  await heading('There is no page here')
  expect(document.title).toBe('There is no page here – Signpost')
  expect(screen.getByRole('link', { name: 'Look through all articles' })).toHaveAttribute('href', '/articles')
})

test('while an article is on its way, the page before it stays, and a line says that one is coming', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const { user, container } = renderPortal('/articles')
  await heading('All articles')
  server.use(
    http.get('*/api/articles/sign-in', async () => {
      await promise
      return undefined
    }),
  )
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Sign in' }))
  await waitFor(() => expect(container.querySelector('[class*=progress]')).not.toBeNull())
  expect(screen.getByRole('heading', { level: 1, name: 'All articles' })).toBeVisible()
  resolve(undefined)
  await heading('Sign in')
  expect(container.querySelector('[class*=progress]')).toBeNull()
})

test.each([
  ['The portal’s server has a problem', () => HttpResponse.json({}, { status: 500 })],
  ['The portal’s server cannot be reached', () => HttpResponse.error()],
  ['Something answered in place of the portal', () => new HttpResponse('<html>Pay for Wi-Fi</html>')],
])('“%s” is said when it is so, and one button asks again', async (words, answer) => {
  server.use(http.get('*/api/articles/sign-in', answer))
  const { user } = renderPortal('/articles/sign-in')
  await heading('This page could not be shown')
  expect(screen.getByText(new RegExp(words))).toBeVisible()
  expect(screen.getByRole('navigation', { name: 'Main' })).toBeVisible()

  server.resetHandlers()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await heading('Sign in')
})

test('whoever leaves a page that failed, and comes back, has it asked for anew', async () => {
  server.use(http.get('*/api/articles/sign-in', () => HttpResponse.json({}, { status: 500 })))
  const { user } = renderPortal('/articles/sign-in')
  await heading('This page could not be shown')
  await user.click(screen.getByRole('link', { name: 'Articles' }))
  await heading('All articles')
  server.resetHandlers()
  history.back()
  const title = await heading('Sign in')
  await waitFor(() => expect(title).toHaveFocus())
})
