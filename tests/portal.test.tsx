// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { people } from '../mocks/people.ts'
import { session } from '../src/session/session.ts'
import { SignInFailed } from '../src/session/sign-in-failed.ts'
import { renderPortal } from './portal.tsx'

const [member] = people

test('a reader who is not signed in is told where signing in leads, and goes there', async () => {
  const { user, begun } = renderPortal('/sign-in?returnTo=/articles')
  await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
  expect(begun).toEqual([{ returnTo: '/articles' }])
})

test('a reader who is signed in is not asked again', async () => {
  renderPortal('/sign-in?returnTo=/access', member && { as: member })
  await screen.findByRole('heading', { level: 1 })
  expect(location.pathname).toBe('/access')
})

test('whoever signs out is told of what', async () => {
  renderPortal('/signed-out?state=guessed')
  await screen.findByRole('heading', { level: 1, name: 'You are signed out' })
  expect(screen.getByText(/You may still be signed in to/)).toBeVisible()
  expect(session.get().state).toBe('anonymous')
})

test('a sign-in that the network stops says so, with one button, a way on, and details folded away', async () => {
  const { user } = renderPortal('/sign-in?returnTo=/articles', {
    begin: new SignInFailed('offline', 'Failed to fetch'),
  })
  await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
  expect(await screen.findByText(/Your device is offline/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Find out what to do' })).toHaveAttribute(
    'href',
    '/troubleshooters/sign-in?enter=offline',
  )
  expect(screen.getByText(/Failed to fetch/)).not.toBeVisible()
})

test('a sign-in that fails elsewhere leads to the page that says why', async () => {
  const { user } = renderPortal('/signed-out', {
    begin: new SignInFailed('too-slow', 'Network timed out'),
  })
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  expect(await screen.findByText(/took too long to answer/)).toBeVisible()
  expect(location.pathname).toBe('/sign-in')
})

test('a reader whose address is unverified comes out on the step that helps', async () => {
  const refused = new SignInFailed('email-unverified', 'access_denied')
  renderPortal('/auth/callback?error=access_denied&state=s', { complete: refused })
  await waitFor(() => expect(location.pathname).toMatch(/^\/troubleshooters\/sign-in/))
})

test('a failed return shows what happened, and starts again to the same page', async () => {
  const failed = new SignInFailed('code-expired', 'invalid_grant', { returnTo: '/articles/a' })
  const { user, begun } = renderPortal('/auth/callback?code=c&state=s', { complete: failed })
  await screen.findByRole('heading', { level: 1, name: 'You are not signed in yet' })
  await user.click(screen.getByRole('button', { name: 'Start again' }))
  expect(begun).toEqual([{ returnTo: '/articles/a' }])
})
