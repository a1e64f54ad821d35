// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPortal } from '../../../tests/portal.tsx'

const rating = '4 – helped a lot'

test('who has rated without an account can have the number forgotten: the vote stays, and is nobody’s', async () => {
  const article = renderPortal('/articles/sign-in')
  await article.user.click(await screen.findByRole('radio', { name: rating }))
  await article.user.click(screen.getByRole('button', { name: 'Send rating' }))
  await screen.findByText('Your rating is saved. The average is 4.0 of 5 stars now, from 1 vote.')
  article.unmount()

  const { user, unmount } = renderPortal('/access')
  await user.click(await screen.findByRole('button', { name: 'Forget my number' }))
  await waitFor(async () => expect(await screen.findByText(/The number is forgotten/)).toHaveFocus())
  expect(screen.queryByRole('button', { name: 'Forget my number' })).toBeNull()
  unmount()

  renderPortal('/articles/sign-in')
  expect(await screen.findByRole('radio', { name: rating })).not.toBeChecked()
  expect(await screen.findByText('1 vote')).toBeVisible()
})

test('who has no such number is not bothered with it', async () => {
  renderPortal('/access')
  await screen.findByRole('heading', { level: 1, name: 'My access' })
  expect(screen.queryByText('Your ratings without an account')).toBeNull()
})
