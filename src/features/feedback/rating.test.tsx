// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import type { RatingSummary } from '../../../contract/feedback.ts'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'

const [member] = people
const address = '*/api/articles/sign-in/rating'
const words = [
  '1 – did not help',
  '2 – helped a little',
  '3 – helped partly',
  '4 – helped a lot',
  '5 – solved it',
]

const summary = (changes: Partial<RatingSummary> = {}): RatingSummary => ({
  average: 3.5,
  votes: 10,
  distribution: [1, 1, 2, 4, 2],
  mine: null,
  ...changes,
})
/** Ratings as others have left them. */
const given = (answer: RatingSummary) => server.use(http.get(address, () => HttpResponse.json(answer)))

/** An answer that comes when the test says so. */
function held() {
  const { promise, resolve } = Promise.withResolvers<Response>()
  server.use(http.put(address, () => promise))
  return resolve
}

const radio = (name: string) => screen.findByRole('radio', { name })
const send = () => screen.getByRole('button', { name: 'Send rating' })
const question = () => screen.findByRole('group', { name: 'How much did this article help?' })
/** Said once the server has the vote, and not before. */
const saved = (average: number, votes: string) =>
  screen.findByText(
    `Your rating is saved. The average is ${average.toFixed(1)} of 5 stars now, from ${votes}.`,
  )
/** Votes from one star to five, as the table shows them. */
const distribution = () =>
  within(screen.getByRole('table', { name: 'Votes by number of stars' }))
    .getAllByRole('cell')
    .map((cell) => Number(cell.textContent))
    .toReversed()

test('a reader chooses among five words, by the keyboard too, and nothing is sent on the way', async () => {
  const { user } = renderPortal('/articles/sign-in', member && { as: member })
  const radios = within(await question()).getAllByRole('radio')
  expect(radios.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent)).toEqual(words)

  radios[0]?.focus()
  await user.keyboard(' {ArrowDown}{ArrowDown}{ArrowDown}')
  expect(await radio(words[3] ?? '')).toBeChecked()
  expect(screen.getByText('Nobody has rated this article yet.')).toBeVisible()

  await user.keyboard('{Enter}')
  await waitFor(async () =>
    expect(await screen.findByRole('heading', { name: /You rated 4 – helped a lot/ })).toHaveFocus(),
  )
  expect(await screen.findByText('1 vote')).toBeVisible()
  await saved(4, '1 vote')
})

test('a reader who has chosen nothing is asked to, and nothing is sent', async () => {
  const { user } = renderPortal('/articles/sign-in')
  await question()
  await user.click(send())
  expect(screen.getByRole('alert')).toHaveTextContent('Choose one of the five ratings first')
  expect(screen.getByRole('radio', { name: words[0] ?? '' })).toHaveFocus()
  expect(screen.getByText('Nobody has rated this article yet.')).toBeVisible()
})

test('average, votes and distribution change at once, and are corrected by the server', async () => {
  given(summary())
  const answer = held()
  const { user } = renderPortal('/articles/sign-in')
  await user.click(await radio('5 – solved it'))
  await user.click(send())

  // Nothing has been answered yet, and nothing else is claimed.
  expect(
    await screen.findByRole('heading', { name: 'Your rating is being saved: 5 – solved it' }),
  ).toHaveFocus()
  expect(screen.getByText('11 votes')).toBeVisible()
  expect(distribution()).toEqual([1, 1, 2, 4, 3])
  expect(screen.getByText('3.6 of 5 stars')).toBeInTheDocument()

  // Meanwhile, others have voted.
  answer(HttpResponse.json(summary({ average: 4.1, votes: 15, distribution: [1, 1, 2, 5, 6], mine: 5 })))
  expect(await screen.findByText('15 votes')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Thank you. You rated 5 – solved it' })).toHaveFocus()
  expect(distribution()).toEqual([1, 1, 2, 5, 6])
})

test.each([
  ['is down', () => HttpResponse.json({}, { status: 500 })],
  ['is not there', () => HttpResponse.error()],
])('a vote that fails because the portal %s is taken back, with a message', async (_how, refuse) => {
  given(summary())
  const { user } = renderPortal('/articles/sign-in')
  await user.click(await radio('1 – did not help'))
  server.use(http.put(address, refuse), http.get(address, refuse))
  await user.click(send())

  expect(await screen.findByText('Your rating was not saved')).toBeVisible()
  expect(screen.getByText('10 votes')).toBeVisible()
  expect(distribution()).toEqual([1, 1, 2, 4, 2])
  // What was chosen is still chosen: one button tries again.
  expect(await radio('1 – did not help')).toBeChecked()

  server.use(http.put(address, () => HttpResponse.json(summary({ votes: 11, mine: 1 }))))
  await user.click(send())
  expect(await screen.findByRole('heading', { name: /You rated 1 – did not help/ })).toBeVisible()
  await saved(3.5, '11 votes')
  expect(screen.queryByText('Your rating was not saved')).toBeNull()
})

test('a rating can be changed and withdrawn, and counts once', async () => {
  const { user } = renderPortal('/articles/sign-in', member && { as: member })
  await user.click(await radio('2 – helped a little'))
  await user.click(send())
  await user.click(await screen.findByRole('button', { name: 'Change my rating' }))
  await waitFor(async () => expect(await radio('2 – helped a little')).toHaveFocus())
  await user.click(await radio('4 – helped a lot'))
  await user.click(send())
  expect(await screen.findByText('1 vote')).toBeVisible()
  expect(distribution()).toEqual([0, 0, 0, 1, 0])

  await user.click(await screen.findByRole('button', { name: 'Withdraw my rating' }))
  expect(await screen.findByText('Nobody has rated this article yet.')).toBeVisible()
  expect(await question()).toBeVisible()
  await screen.findByText('Your rating is withdrawn.')
})

test('a reader who changes their mind about changing keeps the rating', async () => {
  given(summary({ mine: 3 }))
  const { user } = renderPortal('/articles/sign-in')
  await user.click(await screen.findByRole('button', { name: 'Change my rating' }))
  await user.click(await screen.findByRole('button', { name: 'Keep my rating' }))
  await waitFor(async () =>
    expect(await screen.findByRole('heading', { name: /You rated 3 – helped partly/ })).toHaveFocus(),
  )
})

test('a withdrawal that fails says so, and offers to try again', async () => {
  given(summary({ mine: 3 }))
  server.use(http.delete(address, () => HttpResponse.error()))
  const { user } = renderPortal('/articles/sign-in')
  await user.click(await screen.findByRole('button', { name: 'Withdraw my rating' }))
  expect(await screen.findByText('Your rating was not withdrawn')).toBeVisible()
  expect(screen.getByRole('heading', { name: /You rated 3/ })).toBeVisible()

  server.use(http.delete(address, () => HttpResponse.json(summary())))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await question()).toBeVisible()
})

test.each([
  [4, true],
  [5, false],
])('%s votes are too few to judge: %s', async (votes, tooFew) => {
  given(summary({ votes, distribution: [0, 0, 0, votes, 0], average: 4 }))
  renderPortal('/articles/sign-in')
  await screen.findByText(`${votes} votes`)
  expect(screen.queryByText('Too few votes to judge') !== null).toBe(tooFew)
})

test('ratings that cannot be fetched leave the article readable, and can be asked for again', async () => {
  server.use(http.get(address, () => HttpResponse.json({}, { status: 500 })))
  const { user } = renderPortal('/articles/sign-in')
  expect(await screen.findByText('The ratings could not be fetched.')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

  given(summary())
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('10 votes')).toBeVisible()
})

test('a visitor has one vote, too: after a reload it is still theirs', async () => {
  const { user, unmount } = renderPortal('/articles/sign-in')
  await user.click(await radio('3 – helped partly'))
  await user.click(send())
  await saved(3, '1 vote')
  unmount()

  renderPortal('/articles/sign-in')
  expect(await screen.findByRole('heading', { name: 'You rated 3 – helped partly' })).toBeVisible()
  expect(await screen.findByText('1 vote')).toBeVisible()
})

test('a locked article takes neither rating nor comment', async () => {
  renderPortal('/articles/operate-back-up')
  await screen.findByRole('heading', { level: 1, name: 'Back up and restore' })
  expect(screen.queryByRole('radio')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Write a comment' })).toBeNull()
})
