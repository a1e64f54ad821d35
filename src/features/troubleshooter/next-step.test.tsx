// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { http } from 'msw'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { session } from '../../session/session.ts'

const question = '/troubleshooters/sign-in/what-happens'
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

afterEach(() => server.events.removeAllListeners())

/** The addresses that are asked of the API from now on. */
function listen() {
  const asked: string[] = []
  server.events.on('request:start', ({ request }) => void asked.push(new URL(request.url).pathname))
  return asked
}

test('what the next step tells besides is asked for while the answer is chosen, and not again', async () => {
  const { user, queryClient } = renderPortal(question)
  const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
  const asked = listen()
  await user.click(forgot)
  await waitFor(() => expect(asked).toContain('/api/articles/reset-your-password'))
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))

  const before = asked.length
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('heading', { level: 1, name: 'Reset your password' })).toHaveFocus()
  expect(asked.slice(before).filter((path) => !path.endsWith('/outcomes'))).toEqual([])
})

test('an answer that was chosen before the portal came along counts as well', async () => {
  const asked = listen()
  renderPortal(`${question}?what-happens=forgot`)
  await heading('What happens when you try to sign in?')
  await waitFor(() => expect(asked).toContain('/api/articles/reset-your-password'))
})

test('what is still on its way for a reader who leaves is let go of without a fault', async () => {
  const person = people.find(({ email }) => email === 'member@example.com')
  const faults = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', faults)
  onTestFinished(() => void process.off('unhandledRejection', faults))
  const answer = Promise.withResolvers<undefined>()
  const { user } = renderPortal(question, person ? { as: person } : {})
  const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
  server.use(http.get('*/api/articles/:slug', () => answer.promise))
  const asked = listen()
  await user.click(forgot)
  await waitFor(() => expect(asked).toContain('/api/articles/reset-your-password'))
  await act(() => session.signOut())
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeVisible()
  answer.resolve(undefined)
  expect(faults).not.toHaveBeenCalled()
})

test('rights that are known are not asked for with each step, but are once they are old', async () => {
  const person = people.find(({ email }) => email === 'member@example.com')
  const { user, queryClient } = renderPortal(question, person ? { as: person } : {})
  const asked = listen()
  const times = () => asked.filter((path) => path === '/api/me/access').length
  await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
  const known = times()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await heading('Reset your password')
  expect(times()).toBe(known)

  await queryClient.invalidateQueries({ queryKey: ['reader', 'access'], refetchType: 'none' })
  await user.click(screen.getByRole('link', { name: 'Back' }))
  await heading('What happens when you try to sign in?')
  expect(times()).toBe(known + 1)
})

test('a reader who goes forward again keeps the page until the next one is there: it need not be at hand any more', async () => {
  const { user, queryClient } = renderPortal(question)
  await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await heading('Reset your password')
  act(() => history.back())
  await heading('What happens when you try to sign in?')

  queryClient.removeQueries({ queryKey: ['reader'], type: 'inactive' })
  const answer = Promise.withResolvers<undefined>()
  server.use(http.get('*/api/articles/:slug', () => answer.promise))
  const asked = listen()
  act(() => history.forward())
  await waitFor(() => expect(asked).toContain('/api/articles/reset-your-password'))
  expect(
    screen.getByRole('heading', { level: 1, name: 'What happens when you try to sign in?' }),
  ).toBeVisible()
  answer.resolve(undefined)
  await heading('Reset your password')
})
