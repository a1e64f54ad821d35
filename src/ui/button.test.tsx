// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Button } from './button.tsx'

test('a button that is at work keeps the focus and does nothing more, however it is pressed', async () => {
  const acts = vi.fn<() => void>()
  const onSubmit = vi.fn<(event: React.SubmitEvent) => void>((event) => event.preventDefault())
  const draw = (isAtWork: boolean) => (
    <form onSubmit={onSubmit}>
      <input aria-label="Name" />
      <Button aria-disabled={isAtWork} onClick={acts}>
        Act
      </Button>
      <Button type="submit" aria-disabled={isAtWork}>
        Send
      </Button>
    </form>
  )
  const { rerender } = render(draw(false))
  await userEvent.click(screen.getByRole('button', { name: 'Act' }))
  await userEvent.type(screen.getByRole('textbox'), '{Enter}')
  expect([acts.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1])

  rerender(draw(true))
  await userEvent.click(screen.getByRole('button', { name: 'Act' }))
  expect(screen.getByRole('button', { name: 'Act' })).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await userEvent.type(screen.getByRole('textbox'), '{Enter}')
  expect([acts.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1])
})
