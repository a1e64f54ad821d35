// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { person } from '../../tests/api.ts'
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

describe('a reader who has just pressed Sign in, where the portal was not there yet,', () => {
  const press = (secondsAgo = 1) =>
    sessionStorage.setItem('signpost.asked-to-sign-in', String(Date.now() - secondsAgo * 1000))
  const title = () => screen.findByRole('heading', { level: 1, name: 'Sign in' })

  test('is led on, once', async () => {
    press()
    const { begun, unmount } = renderPortal('/sign-in?returnTo=/articles')
    await title()
    await waitFor(() => expect(begun).toMatchObject([{ returnTo: '/articles' }]))
    unmount()
    const again = renderPortal('/sign-in?returnTo=/articles')
    await title()
    expect(again.begun).toEqual([])
  })

  test('comes back to the portal, whatever an address says', async () => {
    press()
    const { begun } = renderPortal('/sign-in?returnTo=https://evil.example/')
    await waitFor(() => expect(begun).toMatchObject([{ returnTo: '/' }]))
  })

  test('is asked where they did so long ago', async () => {
    press(61)
    const { begun } = renderPortal('/sign-in')
    await title()
    expect(begun).toEqual([])
  })

  test('goes on at once where they are signed in already', async () => {
    press()
    const { begun } = renderPortal('/sign-in?returnTo=/articles', { as: person('member') })
    await screen.findByRole('heading', { level: 1, name: 'All articles' })
    expect(begun).toEqual([])
  })
})
