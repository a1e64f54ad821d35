// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderPortal } from '../../../tests/portal.tsx'
import { failureTexts } from '../../messages/session.ts'
import { SignInFailed } from '../../session/sign-in-failed.ts'

test('a reader reads words first, and can unfold and copy what an administrator would ask for', async () => {
  const raw = 'callback: invalid_client, code=abc-secret, state=xyz'
  const user = userEvent.setup()
  renderPortal('/auth/callback?error=invalid_client&state=s', {
    complete: new SignInFailed('set-up-wrong', raw),
  })
  await screen.findByText(failureTexts['set-up-wrong'])
  const details = screen.getByText(/invalid_client/)
  expect(details).not.toBeVisible()

  await user.click(screen.getByText('Details for whoever helps you'))
  expect(details).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Copy the details' }))
  await waitFor(async () => {
    const copied = await navigator.clipboard.readText()
    expect(copied).toMatch(/^set-up-wrong\n\d{4}-\d\d-\d\dT.+\ncallback: invalid_client/)
    expect(copied).not.toMatch(/secret|xyz/)
  })
})
