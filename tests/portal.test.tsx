// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { people } from '../mocks/people.ts'
import { session } from '../src/session/session.ts'
import { renderPortal } from './portal.tsx'

const [member] = people

test('a reader who is not signed in is told where signing in leads, and goes there', async () => {
  const { user, begun } = renderPortal('/sign-in?returnTo=/articles')
  await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
  expect(begun).toEqual([{ returnTo: '/articles' }])
})

test('a reader who is signed in is not asked again', async () => {
  const { router } = renderPortal('/sign-in?returnTo=/access', member && { as: member })
  await screen.findByRole('heading', { level: 1 })
  expect(router.state.location.pathname).toBe('/access')
})

test('whoever signs out is told of what', async () => {
  renderPortal('/signed-out?state=guessed')
  await screen.findByRole('heading', { level: 1, name: 'You are signed out' })
  expect(screen.getByText(/You may still be signed in to/)).toBeVisible()
  expect(session.get().state).toBe('anonymous')
})
