// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { keptVote } from './kept-votes.ts'

const [member] = people

const refused = (status: number, code: string, headers: Record<string, string> = {}) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status, code },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )
const comments = '*/api/articles/sign-in/comments'

async function write(text: string) {
  const { user } = renderPortal('/articles/sign-in')
  await user.click(await screen.findByRole('button', { name: 'Write a comment' }))
  await user.type(await screen.findByRole('textbox', { name: 'Your comment' }), text)
  return user
}
const send = { name: 'Send comment' }
const thanks = () => screen.findByText('Thank you. Your comment is with the editors.')

test('a reader who is not signed in writes and sends, and hears nothing of proofs', async () => {
  const proofs: (string | null)[] = []
  server.events.on('request:start', ({ request }) => {
    if (request.method === 'POST') proofs.push(request.headers.get('X-Challenge'))
  })
  const user = await write('Hello')
  await user.click(screen.getByRole('button', send))
  expect(await thanks()).toBeVisible()
  expect(proofs).toEqual([expect.stringMatching(/^[\w+/=]+$/)])
  server.events.removeAllListeners()
})

test('a proof that no longer counts is made anew and sent once more, without a word', async () => {
  const user = await write('Hello')
  let refusals = 0
  server.use(
    http.post(
      comments,
      () => {
        refusals += 1
        return refused(403, 'challenge_refused')
      },
      { once: true },
    ),
  )
  await user.click(screen.getByRole('button', send))
  expect(await thanks()).toBeVisible()
  expect(refusals).toBe(1)
})

test('a proof that never counts is said, once, and nothing is lost', async () => {
  server.use(http.post(comments, () => refused(403, 'challenge_refused')))
  const user = await write('Hello')
  await user.click(screen.getByRole('button', send))
  expect(await screen.findByText(/could not finish the small calculation/)).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Your comment' })).toHaveValue('Hello')

  server.resetHandlers()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await thanks()).toBeVisible()
})

test.each([
  ['40', 'in 40 seconds'],
  ['170', 'in 3 minutes'],
])('who has sent too much is told to come back after %s s, and keeps the text', async (seconds, words) => {
  server.use(http.post(comments, () => refused(429, 'too_many_requests', { 'Retry-After': seconds })))
  const user = await write('Hello')
  await user.click(screen.getByRole('button', send))
  expect(await screen.findByText(new RegExp(`Too much has come from you.*Try again ${words}`))).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Your comment' })).toHaveValue('Hello')
})

test.each([
  ['7', 'in 7 seconds'],
  ['', 'in a few minutes'],
])('a page of which too much is asked says when to come back: after “%s”', async (seconds, words) => {
  server.use(
    http.get('*/api/articles/sign-in', () => refused(429, 'too_many_requests', { 'Retry-After': seconds })),
  )
  renderPortal('/articles/sign-in')
  expect(
    await screen.findByText(new RegExp(`Your network has asked for very much.*Try again ${words}`)),
  ).toBeVisible()
})

test('who has to prove more before a comment or a rating is taken, is offered just that', async () => {
  const wanted = () =>
    HttpResponse.json(null, {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"' },
    })
  server.use(http.post(comments, wanted), http.put('*/api/articles/sign-in/rating', wanted))
  const { user, begun } = renderPortal('/articles/sign-in', member && { as: member })
  await user.click(await screen.findByRole('radio', { name: '4 – helped a lot' }))
  await user.click(screen.getByRole('button', { name: 'Send rating' }))
  await user.click(await screen.findByRole('button', { name: 'Confirm that it is you' }))
  const proof = { returnTo: '/articles/sign-in', maxAge: 300 }
  expect(begun).toEqual([proof])
  // The rating is sent when the reader is back.
  expect(keptVote({ slug: 'sign-in', subject: member?.email ?? '' })?.stars).toBe(4)
  await user.click(screen.getByRole('button', { name: 'Do not rate' }))

  await user.click(screen.getByRole('button', { name: 'Write a comment' }))
  await user.type(await screen.findByRole('textbox', { name: 'Your comment' }), 'Hello')
  await user.click(screen.getByRole('button', send))
  await user.click(await screen.findByRole('button', { name: 'Confirm that it is you' }))
  expect(begun).toEqual([proof, proof])
})
