// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { person } from '../../tests/api.ts'
import { renderPortal } from '../../tests/portal.tsx'
import { accessIfKnownQuery } from '../http/access-query.ts'

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const desk = () => screen.findByRole('navigation', { name: 'Desk' })

test('the desk asks whoever is not signed in to do so, and brings them back to where they wanted to go', async () => {
  const { user, begun } = renderPortal('/desk/comments?status=open')
  await heading('The desk is for editors')
  await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Sign in' }))
  expect(begun).toEqual([{ returnTo: '/desk/comments?status=open' }])
})

test('the desk explains to a member why it stays closed', async () => {
  renderPortal('/desk/comments', { as: person('member') })
  await heading('Your account is not an editor’s')
  expect(screen.getByText(/signed in as member@example.com/)).toHaveTextContent('claim “roles”')
  expect(screen.queryByRole('navigation', { name: 'Desk' })).toBeNull()
})

test('an editor finds the desk in the account menu, and begins with the comments', async () => {
  const { user } = renderPortal('/check', { as: person('editor') })
  await heading('Check my sign-in')
  await user.click(screen.getByText('Edda Sørensen'))
  await user.click(await screen.findByRole('link', { name: 'Desk' }))
  await heading('Comments')
  expect(location.pathname).toBe('/desk/comments')
  expect(within(await desk()).getByRole('link', { name: 'Comments' })).toHaveAttribute('aria-current', 'page')
})

test('a member’s account menu has no desk', async () => {
  const { user, queryClient } = renderPortal('/check', { as: person('member') })
  await heading('Check my sign-in')
  await user.click(screen.getByText('Mira Lund'))
  await waitFor(() => expect(queryClient.getQueryData(accessIfKnownQuery.queryKey)).toBeTruthy())
  expect(screen.getByRole('link', { name: 'My access' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Desk' })).toBeNull()
})

test('an address that the desk does not have is said to be none', async () => {
  renderPortal('/desk/drawers', { as: person('editor') })
  expect(await heading('There is no page here')).toBeVisible()
})
