// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPortal } from '../../tests/portal.tsx'

test.each([
  '/sign-in?returnTo=/articles',
  '/articles/operate-back-up',
  '/access',
  '/check',
  '/desk/comments',
  '/signed-out',
])('%s signs nobody in by itself', async (path) => {
  const { begun } = renderPortal(path)
  await screen.findByRole('heading', { level: 1 })
  expect(begun).toEqual([])
})

test('a sign-in begins when the reader asks for it, once, and leads back', async () => {
  const { begun, user } = renderPortal('/sign-in?returnTo=/articles')
  await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
  expect(begun).toMatchObject([{ returnTo: '/articles' }])
})
