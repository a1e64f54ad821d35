// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { memberAccess } from './example-access.ts'
import { exampleFlow } from './example-flow.ts'

const flow = '/troubleshooters/example'

beforeEach(() => {
  server.use(http.get('*/api/troubleshooters/example', () => HttpResponse.json(exampleFlow)))
})

const signedIn = (email: string) => {
  const person = people.find((one) => one.email === email)
  if (!person) throw new Error(`${email} is not among the people`)
  return { as: person }
}
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const answer = async (label: string) => {
  const user = userEvent.setup()
  await user.click(await screen.findByRole('radio', { name: label }))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
}
const trail = () => within(screen.getByRole('region', { name: 'Your answers' }))

test('a reader answers one question a page and sees the way walked so far', async () => {
  renderPortal(flow)
  await heading('Trouble with Signpost')
  await userEvent.click(screen.getByRole('link', { name: 'Start with the first question' }))

  await heading('What happens?')
  await answer('An article is locked')
  await heading('Since when?')
  await answer('Since today')
  await heading('Are you a member of an organisation?')

  const stops = trail()
    .getAllByRole('listitem')
    .map((stop) => stop.textContent)
  expect(stops).toEqual(['What happens?An article is lockedChange', 'Since when?Since todayChange'])
})

test('a reader who chooses nothing is told so, and led to the answers', async () => {
  renderPortal(`${flow}/what`)
  await userEvent.click(await screen.findByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('alert')).toHaveFocus()

  await userEvent.click(screen.getByRole('link', { name: 'Choose the answer that fits best' }))
  expect(screen.getByRole('radio', { name: 'An article is locked' })).toHaveFocus()
  expect(screen.getByRole('group', { name: 'What happens?' })).toHaveAccessibleDescription(
    'Choose what comes closest. Choose the answer that fits best',
  )
})

test('changing an answer keeps the later ones that still hold', async () => {
  renderPortal(`${flow}/ask-member?since=today&what=locked`)
  await userEvent.click(await screen.findByRole('link', { name: 'Change your answer to: What happens?' }))

  await heading('What happens?')
  expect(screen.getByRole('radio', { name: 'An article is locked' })).toBeChecked()
  await answer('My password is refused')
  await heading('Are you a member of an organisation?')
  expect(trail().getByText('Since today')).toBeVisible()
})

test('back leads to the question before, with the answer still chosen', async () => {
  renderPortal(`${flow}/ask-member?since=always&what=locked`)
  await userEvent.click(await screen.findByRole('link', { name: 'Back' }))
  await heading('Since when?')
  expect(screen.getByRole('radio', { name: 'Always' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'Always' })).toHaveAccessibleDescription('It never worked')
})

test('a member is not asked what the portal can check', async () => {
  renderPortal(`${flow}/since?what=locked`, signedIn('member@example.com'))
  await heading('Since when?')
  await answer('Since today')
  await heading('Ask about the agreement')
  expect(trail().getByText('Checked for you')).toBeVisible()
  expect(trail().getByText('You are a member of an organisation')).toBeVisible()
})

test('a page that the answers do not lead to says why another is shown', async () => {
  renderPortal(`${flow}/agreement?what=locked`)
  await heading('Since when?')
  expect(screen.getByText(/That page comes later/)).toBeVisible()
})

test('a link of an earlier version still leads on, and only what does not fit any more is explained', async () => {
  renderPortal(
    `${flow}/not-invited?version=v0&since=today&what=locked`,
    signedIn('no-organisation@example.com'),
  )
  await heading('Ask for an invitation')
  expect(screen.queryByText(/has changed since the link/)).not.toBeInTheDocument()
  await waitFor(() => expect(location.search).toBe('?since=today&version=v1&what=locked'))
})

test('a link of an earlier version says which of its answers are gone', async () => {
  renderPortal(`${flow}/agreement?version=v0&since=yesterday&what=locked&weather=fine`)
  await heading('Since when?')
  expect(screen.getByText('This troubleshooter has changed since the link was made')).toBeVisible()
  const changes = within(screen.getByRole('main'))
    .getAllByRole('listitem')
    .map((item) => item.textContent)
  expect(changes).toEqual(
    expect.arrayContaining([
      '“Since when?” no longer has the answer that the link gives.',
      '1 answer of the link has no question any more.',
    ]),
  )
})

test('an answer whose last day has passed is not offered', async () => {
  renderPortal(`${flow}/what`)
  await heading('What happens?')
  expect(screen.queryByRole('radio', { name: 'It was down last week' })).not.toBeInTheDocument()
})

test('a reader locked out of an article starts where that lock is dealt with', async () => {
  renderPortal(`${flow}?enter=organisation_required`, signedIn('no-organisation@example.com'))
  await heading('Since when?')
  expect(trail().getByText('An article is locked')).toBeVisible()
})

test('an outcome offers what this customer has, and goes on to the next cause when it did not help', async () => {
  renderPortal(`${flow}/not-invited?since=today&what=locked`, signedIn('no-organisation@example.com'))
  await heading('Ask for an invitation')
  expect(screen.getByRole('link', { name: 'Ask to join an organisation' })).toHaveAttribute('href')
  expect(screen.getByRole('button', { name: 'Refresh my rights' })).toBeVisible()

  await userEvent.click(screen.getByRole('button', { name: 'No, not yet' }))
  await heading('Ask about the agreement')
  expect(trail().getByText('Did not help')).toBeVisible()

  await userEvent.click(screen.getByRole('button', { name: 'No, not yet' }))
  await heading('A summary for somebody who can help')
})

test('a reader whose problem is solved is thanked, even if nobody can be told', async () => {
  server.use(http.post('*/api/troubleshooters/example/outcomes', () => HttpResponse.error()))
  renderPortal(`${flow}/mail-blocked?what=mail`)
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, it did' }))
  expect(screen.getByText(/Good to hear/)).toHaveFocus()
})

test('refreshing rights says when nothing changed, and offers to sign in again', async () => {
  const { begun } = renderPortal(
    `${flow}/not-invited?since=today&what=locked`,
    signedIn('no-organisation@example.com'),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Refresh my rights' }))
  const again = await screen.findByRole('button', { name: 'Sign in again' })
  // Once to be seen, once to be heard.
  expect(await screen.findAllByText('Your rights are the same as before')).toHaveLength(2)
  await userEvent.click(again)
  await waitFor(() => {
    const returnTo = `${flow}/not-invited?since=today&version=v1&what=locked`
    expect(begun).toEqual([{ returnTo, maxAge: 0 }])
  })
})

test('refreshing rights says what changed, and what it means here', async () => {
  renderPortal(`${flow}/not-invited?since=today&what=locked`, signedIn('no-organisation@example.com'))
  const refresh = await screen.findByRole('button', { name: 'Refresh my rights' })
  server.use(http.get('*/api/me/access', () => HttpResponse.json(memberAccess)))
  await userEvent.click(refresh)
  expect(await screen.findByText('You are a member of Aurora now.')).toBeVisible()

  await userEvent.click(screen.getByRole('button', { name: 'See what this means here' }))
  await heading('Ask about the agreement')
  expect(screen.getByText(/The portal checked some things for you just now/)).toBeVisible()
})

test('the text for IT names the senders, and one button copies it', async () => {
  const user = userEvent.setup()
  renderPortal(`${flow}/mail-blocked?what=mail`)
  await user.click(await screen.findByRole('button', { name: /Copy this text/ }))
  await waitFor(async () => {
    expect(await navigator.clipboard.readText()).toMatch(/^Please allow mail from .+ for Signpost\.$/)
  })
})

test('the hand-over sums up answers and checks, and holds nothing of the account', async () => {
  renderPortal(`${flow}/hand-over?since=today&what=locked`, signedIn('member@example.com'))
  await heading('A summary for somebody who can help')
  const text = screen.getByText(/Checked by the portal/).textContent
  expect(text).toContain('- What happens? An article is locked')
  expect(text).toContain('- You are a member of an organisation (organisation member)')
  expect(text).not.toMatch(/Mira|member@example\.com/)
})

test('the troubleshooter works while the API does not', async () => {
  server.use(http.get('*/api/troubleshooters/sign-in', () => HttpResponse.error()))
  renderPortal('/troubleshooters/sign-in')
  await userEvent.click(await screen.findByRole('link', { name: 'Start with the first question' }))
  expect(await screen.findAllByRole('radio')).not.toHaveLength(0)
})
