// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { exampleFlow } from './example-flow.ts'

const map = '/troubleshooters/example/map'

beforeEach(() => {
  server.use(http.get('*/api/troubleshooters/example', () => HttpResponse.json(exampleFlow)))
})

const list = async () => within(await screen.findByRole('region', { name: 'As a list' }))
const listed = async (id: string) => {
  const place = (await list()).getByText(id, { selector: 'code' }).closest('details, [id^=step-]')
  if (!(place instanceof HTMLElement)) throw new Error(`${id} is not in the list`)
  return place
}

test('a writer sees every step of a flow in a list, and what leads on from it', async () => {
  renderPortal(map)
  await screen.findByRole('heading', { level: 1, name: 'Map of “Trouble with Signpost”' })
  expect(screen.getByText(/^5 questions, 1 check, 5 outcomes\./)).toBeVisible()
  for (const id of Object.keys(exampleFlow.steps))
    expect(await listed(id)).toHaveAttribute('id', `step-${id}`)

  const what = within(await listed('what'))
  expect(what.getByText('It was down last week (from 2026-01-01, until 2026-01-07)')).toBeInTheDocument()
  expect(what.getByText('Actions: forgot-password, hand-over')).toBeInTheDocument()
  expect(what.getByText('A text to copy for: it')).toBeInTheDocument()
  expect(what.getByText('Sensitive')).toBeInTheDocument()
})

test('a step is unfolded once, and linked to from everywhere else', async () => {
  renderPortal(map)
  const links = (await list()).getAllByRole('link', { name: 'see member', hidden: true })
  expect(links).toHaveLength(1)
  expect(links[0]).toHaveAttribute('href', '#step-member')
})

test('all steps unfold, and fold, with one button', async () => {
  const { user } = renderPortal(map)
  const agreement = await listed('how-long')
  expect(agreement).not.toHaveAttribute('open')
  await user.click(screen.getByRole('button', { name: 'Unfold all' }))
  expect(agreement).toHaveAttribute('open')
  await user.click(screen.getByRole('button', { name: 'Fold all' }))
  expect(await listed('what')).not.toHaveAttribute('open')
})

test('a step opens as a reader comes to it, sensitive answers given', async () => {
  const { user } = renderPortal(map)
  await user.click(await screen.findByRole('button', { name: 'Unfold all' }))
  await user.click(screen.getByRole('link', { name: 'Open this step: own-account' }))
  await screen.findByRole('heading', { level: 1, name: 'Give your colleague an account of their own' })
  expect(location.pathname).toBe('/troubleshooters/example/who')
})

test('a check has no page of its own to open', async () => {
  renderPortal(map)
  await listed('member')
  expect(screen.queryByRole('link', { name: 'Open this step: member', hidden: true })).not.toBeInTheDocument()
})
