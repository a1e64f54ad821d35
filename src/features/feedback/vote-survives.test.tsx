// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test, vi } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { session } from '../../session/session.ts'
import { keptVote } from './kept-votes.ts'

const [member, another] = people
const slug = 'sign-in'
const path = `/articles/${slug}`
const address = `*/api/articles/${slug}/rating`

type Portal = ReturnType<typeof renderPortal>
async function press({ user }: Portal, words = '4 – helped a lot') {
  await user.click(await screen.findByRole('radio', { name: words }))
  await user.click(screen.getByRole('button', { name: 'Send rating' }))
}
const saving = (words = '4 – helped a lot') =>
  screen.findByRole('heading', { name: `Your rating is being saved: ${words}` })
const saved = (words = '4 – helped a lot') =>
  screen.findByRole('heading', { name: new RegExp(`^(Thank you. )?You rated ${words}$`) })

/** Each vote that comes, with what it says, while nothing is answered for those that came while it was `away`. */
function watchVotes() {
  const come: string[] = []
  const state = { away: true }
  server.use(
    http.all(address, async ({ request }) => {
      if (request.method === 'GET') return undefined
      come.push(`${request.method} ${await request.clone().text()}`.trim())
      return state.away ? new Promise<Response>(() => {}) : undefined
    }),
  )
  return { come, back: () => (state.away = false) }
}

test('a reader who reloads at once finds the vote on its way, and then saved', async () => {
  const { come, back } = watchVotes()
  const portal = renderPortal(path)
  await press(portal)
  await saving()
  portal.unmount()

  back()
  renderPortal(path)
  await saved()
  expect(screen.getByText('1 vote')).toBeVisible()
  expect(come.at(-1)).toBe('PUT {"stars":4}')
  expect(keptVote({ slug, subject: null })).toBeNull()
})

test('a reader who leaves at once has voted with the next page of the portal that is opened, whichever', async () => {
  const { come, back } = watchVotes()
  const portal = renderPortal(path, member && { as: member })
  await press(portal)
  await saving()
  portal.unmount()

  back()
  const elsewhere = renderPortal('/articles', member && { as: member })
  await vi.waitFor(() => expect(keptVote({ slug, subject: member?.email ?? '' })).toBeNull())
  expect(come.at(-1)).toBe('PUT {"stars":4}')
  elsewhere.unmount()
  const arrived = come.length
  renderPortal(path, member && { as: member })
  await saved()
  expect(come).toHaveLength(arrived)
})

test('going to another article and back within the portal shows how it went', async () => {
  const { back } = watchVotes()
  const portal = renderPortal(path, member && { as: member })
  await press(portal)
  await saving()
  await portal.user.click(screen.getByRole('link', { name: 'Articles' }))
  await screen.findByRole('heading', { level: 1, name: 'All articles' })
  act(() => history.back())
  expect(await saving()).toBeVisible()
  back()
})

test('a withdrawal survives in the same way, and is not shown as done before it is', async () => {
  const { come, back } = watchVotes()
  back()
  const portal = renderPortal(path, member && { as: member })
  await press(portal)
  await saved()
  let away = true
  server.use(http.delete(address, () => (away ? new Promise<Response>(() => {}) : undefined)))
  await portal.user.click(screen.getByRole('button', { name: 'Withdraw my rating' }))
  expect(await screen.findByRole('heading', { name: 'Your rating is being withdrawn' })).toBeVisible()
  portal.unmount()

  away = false
  renderPortal(path, member && { as: member })
  expect(await screen.findByText('Nobody has rated this article yet.')).toBeVisible()
  expect(await screen.findByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  expect(come.at(-1)).toBe('DELETE')
})

test('a vote without a network says that it is kept, and goes out by itself when there is one', async () => {
  server.use(http.put(address, () => HttpResponse.error()))
  const portal = renderPortal(path)
  await press(portal)
  expect(await screen.findByText('Your rating was not saved')).toBeVisible()
  expect(screen.getByText(/It is kept on this device and sent again/)).toBeVisible()

  // Whoever writes on meanwhile is not torn away.
  await portal.user.click(screen.getByRole('button', { name: 'Write a comment' }))
  const comment = await screen.findByRole('textbox', { name: 'Your comment' })
  await portal.user.type(comment, 'Hello')
  server.resetHandlers()
  act(() => void dispatchEvent(new Event('online')))
  await saved()
  expect(screen.queryByText('Your rating was not saved')).toBeNull()
  expect(comment).toHaveFocus()
})

test('a vote that did not arrive can be given up, and is not sent behind the reader’s back', async () => {
  const { come, back } = watchVotes()
  server.use(http.put(address, () => HttpResponse.error(), { once: true }))
  const portal = renderPortal(path)
  await press(portal)
  await portal.user.click(await screen.findByRole('button', { name: 'Do not rate' }))
  expect(screen.queryByText('Your rating was not saved')).toBeNull()
  portal.unmount()

  back()
  renderPortal(path)
  expect(await screen.findByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  expect(come).toEqual([])
})

test('a reader who has signed out meanwhile has voted for nobody, and whoever signs in next neither', async () => {
  const { come, back } = watchVotes()
  const portal = renderPortal(path, member && { as: member })
  await press(portal)
  await saving()
  expect(come).toHaveLength(1)
  portal.unmount()
  session.reset()

  back()
  const signedOut = renderPortal(path)
  expect(await screen.findByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  signedOut.unmount()
  renderPortal(path, another && { as: another })
  expect(await screen.findByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  expect(come).toHaveLength(1)
  expect(keptVote({ slug, subject: member?.email ?? '' })).toBeNull()
})

test.each([
  [404, 'not_found'],
  [403, 'maintenance_expired'],
  [401, 'sign_in_required'],
])('a vote for an article that is gone or locked by now is dropped: %s', async (status, code) => {
  server.use(
    http.put(address, () =>
      HttpResponse.json(
        { type: 'about:blank', title: code, status, code },
        { status, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )
  await press(renderPortal(path))
  expect(await screen.findByText('Your rating was not saved')).toBeVisible()
  expect(screen.queryByText(/It is kept on this device/)).toBeNull()
  expect(keptVote({ slug, subject: null })).toBeNull()
})

/** Web Locks as far as they are used here: jsdom has none. */
function stubLocks() {
  const held = new Map<string, Promise<unknown>>()
  const request = async (name: string, { ifAvailable = false }, work: (lock: unknown) => unknown) => {
    if (ifAvailable && held.has(name)) return work(null)
    while (held.has(name)) await held.get(name)
    const done = Promise.resolve(work({ name })).finally(() => held.delete(name))
    held.set(name, done)
    return done
  }
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
}
afterEach(() => void Reflect.deleteProperty(navigator, 'locks'))

test('of two tabs, one sends the vote, and the other sees that it has', async () => {
  stubLocks()
  const answer = Promise.withResolvers<undefined>()
  let times = 0
  server.use(
    http.put(address, () => {
      times += 1
      return answer.promise
    }),
  )
  const first = renderPortal(path, member && { as: member })
  await press(first)
  await saving()
  await vi.waitFor(() => expect(times).toBe(1))
  // The first goes on behind the second.
  first.container.remove()
  renderPortal(path, member && { as: member })
  await saving()
  answer.resolve(undefined)
  await saved()
  expect(times).toBe(1)
})
