// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { http } from 'msw'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { expectAccessible } from '../../../tests/axe.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { session } from '../../session/session.ts'

const question = '/troubleshooters/sign-in/what-happens'
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

/** No article comes until it is resolved. */
function holdArticles() {
  const answer = Promise.withResolvers<undefined>()
  server.use(http.get('*/api/articles/:slug', () => answer.promise))
  return answer
}

/** Those out of sight as well. */
const headings = () => screen.getAllByRole('heading', { level: 1, hidden: true })
const drawnAhead = (name: string) => screen.findByRole('heading', { level: 1, name, hidden: true })

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
  const next = screen.getByRole('heading', { level: 1, name: 'Reset your password' })
  await waitFor(() => expect(next).toHaveFocus())
  expect(asked.slice(before).filter((path) => !path.endsWith('/outcomes'))).toEqual([])
})

test('an answer that was chosen before the portal came along counts as well', async () => {
  renderPortal(`${question}?what-happens=forgot`)
  await heading('What happens when you try to sign in?')
  expect(await drawnAhead('Reset your password')).not.toBeVisible()
})

describe('the next step is drawn while its answer is chosen', () => {
  test('out of sight, and is what Continue shows at once', async () => {
    const { user } = renderPortal(question)
    await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
    const ahead = await drawnAhead('Reset your password')
    expect(ahead).not.toBeVisible()
    expect(document.title).toBe('What happens when you try to sign in? – Signpost')
    await expectAccessible()

    const asked = listen()
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
    expect(ahead).toBeVisible()
    expect(headings()).toEqual([ahead])
    expect(document.title).toBe('Reset your password – Signpost')
    expect(location.pathname).toBe('/troubleshooters/sign-in/reset-password')
    await waitFor(() => expect(ahead).toHaveFocus())
    // Somebody who goes on has not left.
    expect(asked).toEqual([])
  })

  test('and gives way to that of another answer', async () => {
    const { user } = renderPortal(question)
    await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
    await drawnAhead('Reset your password')
    await user.click(screen.getByRole('radio', { name: 'My password is not accepted' }))
    const ahead = await drawnAhead('What do you know about the password?')
    expect(headings()).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(ahead).toBeVisible()
    expect(headings()).toEqual([ahead])
  })

  test('also where what another one tells comes later', async () => {
    const { user, queryClient } = renderPortal(question)
    const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
    const answer = holdArticles()
    await user.click(forgot)
    await user.click(screen.getByRole('radio', { name: 'My password is not accepted' }))
    const ahead = await drawnAhead('What do you know about the password?')
    answer.resolve(undefined)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await user.click(screen.getByRole('radio', { name: 'My password is not accepted' }))
    expect(headings()).toContain(ahead)
    expect(headings()).toHaveLength(2)
  })

  test('but not for somebody who is quicker, and is there already', async () => {
    const { user, queryClient } = renderPortal(question)
    const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
    const answer = holdArticles()
    await user.click(forgot)
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    answer.resolve(undefined)
    const next = await heading('Reset your password')
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await waitFor(() => expect(next).toHaveFocus())
    expect(headings()).toEqual([next])
  })

  test('and stays what it is for somebody who presses Continue at once', async () => {
    renderPortal(question)
    const refused = await screen.findByRole('radio', { name: 'My password is not accepted' })
    // Before React draws anything for what was chosen.
    await act(async () => {
      refused.click()
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      screen.getByRole('button', { name: 'Continue' }).click()
    })
    const next = await heading('What do you know about the password?')
    await waitFor(() => expect(next).toHaveFocus())
    expect(headings()).toEqual([next])
    // Said once: what is said again has another space behind it.
    expect(screen.getAllByRole('status').at(-1)?.textContent).toBe('What do you know about the password?')
  })

  test('nor for somebody who is elsewhere', async () => {
    const { user, queryClient } = renderPortal(question)
    const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
    const answer = holdArticles()
    await user.click(forgot)
    await user.click(screen.getByRole('link', { name: 'Problems signing in' }))
    const start = await heading('Problems signing in')
    answer.resolve(undefined)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await waitFor(() => expect(start).toHaveFocus())
    expect(headings()).toEqual([start])
  })

  test('and answers nothing by the second half of a double click', async () => {
    const { user } = renderPortal(question)
    await user.click(await screen.findByRole('radio', { name: 'My password is not accepted' }))
    await drawnAhead('What do you know about the password?')
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }), { detail: 1 })
    const answer = screen.getByRole('radio', { name: 'I have just set it' })
    fireEvent.click(answer, { detail: 2 })
    expect(answer).not.toBeChecked()
    fireEvent.click(answer, { detail: 1 })
    expect(answer).toBeChecked()
    fireEvent.click(screen.getByRole('radio', { name: 'I may remember it wrongly' }), { detail: 2 })
    expect(answer).not.toBeChecked()
  })

  test('and is gone with the reader whom it was drawn for', async () => {
    const person = people.find(({ email }) => email === 'member@example.com')
    const { user } = renderPortal(question, person ? { as: person } : {})
    await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
    await drawnAhead('Reset your password')
    await act(() => session.signOut())
    expect(headings()).toEqual([await heading('What happens when you try to sign in?')])
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await heading('Reset your password')).toBeVisible()
  })

  test('but not shown before rights that have grown old are asked for', async () => {
    const person = people.find(({ email }) => email === 'member@example.com')
    const { user, queryClient } = renderPortal(question, person ? { as: person } : {})
    await user.click(await screen.findByRole('radio', { name: 'I forgot my password' }))
    await drawnAhead('Reset your password')
    const { promise, resolve } = Promise.withResolvers<undefined>()
    server.use(http.get('*/api/me/access', () => promise))
    // After a minute.
    await queryClient.invalidateQueries({ queryKey: ['reader', 'access'], refetchType: 'none' })
    queryClient.removeQueries({ queryKey: ['evidence'], type: 'inactive' })
    const asked = listen()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await waitFor(() => expect(asked).toContain('/api/me/access'))
    expect(await heading('What happens when you try to sign in?')).toBeVisible()
    resolve(undefined)
    expect(await heading('Reset your password')).toBeVisible()
  })
})

test('what is still on its way for a reader who leaves is let go of without a fault', async () => {
  const person = people.find(({ email }) => email === 'member@example.com')
  const faults = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', faults)
  onTestFinished(() => void process.off('unhandledRejection', faults))
  const { user } = renderPortal(question, person ? { as: person } : {})
  const forgot = await screen.findByRole('radio', { name: 'I forgot my password' })
  const answer = holdArticles()
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
  const answer = holdArticles()
  const asked = listen()
  act(() => history.forward())
  await waitFor(() => expect(asked).toContain('/api/articles/reset-your-password'))
  expect(
    screen.getByRole('heading', { level: 1, name: 'What happens when you try to sign in?' }),
  ).toBeVisible()
  answer.resolve(undefined)
  await heading('Reset your password')
})
