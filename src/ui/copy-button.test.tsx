// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { CopyButton } from './copy-button.tsx'

test('a button that has copied one text does not say so of another', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<CopyButton text="without the answer" label="Copy the summary" />)
  await user.click(screen.getByRole('button', { name: 'Copy the summary' }))
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible()
  rerender(<CopyButton text="with the answer" label="Copy the summary" />)
  expect(screen.getByRole('button', { name: 'Copy the summary' })).toBeVisible()
})

test('over an insecure connection, where a browser has no clipboard, the text is left to be marked by hand', async () => {
  render(<CopyButton text="insecure-origin" label="Copy the details" />)
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  screen.getByRole('button', { name: 'Copy the details' }).click()
  expect(
    await screen.findByRole('button', { name: 'Copying was refused; mark the text instead' }),
  ).toBeVisible()
})
