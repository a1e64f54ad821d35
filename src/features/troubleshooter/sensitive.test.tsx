// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { exampleFlow } from './example-flow.ts'

const flow = '/troubleshooters/example'
/** Whatever shows that the colleague was chosen: the answer, the step it leads to, and what was said there. */
const telltale = /colleague|how-long|days|own-account/

let reports: string[] = []
let addresses: string[] = []

beforeEach(() => {
  reports = []
  addresses = []
  server.use(
    http.get('*/api/troubleshooters/example', () => HttpResponse.json(exampleFlow)),
    http.post('*/api/troubleshooters/example/outcomes', async ({ request }) => {
      reports.push(await request.text())
      return new HttpResponse(null, { status: 202 })
    }),
  )
})

const heading = async (name: string) => {
  const found = await screen.findByRole('heading', { level: 1, name })
  addresses.push(location.pathname + location.search)
  return found
}
const answer = async (label: string) => {
  await userEvent.click(await screen.findByRole('radio', { name: label }))
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
}
const go = (where: 'back' | 'forward') => act(() => history[where]())

async function toTheOutcome() {
  await heading('Who uses your account?')
  expect(screen.getByText(/Your answer stays on this page/)).toBeVisible()
  await answer('A colleague')
  await heading('For how long?')
  await answer('A few days')
  await heading('Give your colleague an account of their own')
}

test('a sensitive answer is in no address and no report, and Back and Forward know it all the same', async () => {
  renderPortal(`${flow}/who?what=shared`)
  await toTheOutcome()

  go('back')
  await heading('For how long?')
  go('back')
  await heading('Who uses your account?')
  go('forward')
  await heading('For how long?')
  go('forward')
  await heading('Give your colleague an account of their own')
  await userEvent.click(screen.getByRole('link', { name: 'Back' }))
  await heading('For how long?')
  expect(screen.getByRole('radio', { name: 'A few days' })).toBeChecked()
  go('back')
  await heading('Give your colleague an account of their own')
  await userEvent.click(screen.getByRole('button', { name: 'Yes, it did' }))
  await screen.findByText(/Good to hear/)

  expect(addresses.join('\n')).not.toMatch(telltale)
  expect(addresses.every((address) => address.startsWith(`${flow}/who?`))).toBe(true)
  expect(reports.map((report) => JSON.parse(report) as unknown)).toMatchObject([
    { version: 'v1', step: 'own-account', solved: true, answers: { what: 'shared' }, checks: {} },
  ])
})

test('who leaves behind a sensitive answer is reported as standing at its question', async () => {
  renderPortal(`${flow}/who?what=shared`)
  await toTheOutcome()
  await userEvent.click(screen.getByRole('link', { name: 'Articles' }))
  await heading('All articles')
  await waitFor(() => expect(reports).toHaveLength(1))
  expect(reports.join('')).not.toMatch(telltale)
  expect(JSON.parse(reports[0] ?? '')).toMatchObject({
    step: 'who',
    solved: null,
    answers: { what: 'shared' },
  })
})

test('changing an answer before it keeps what still holds, out of the address', async () => {
  renderPortal(`${flow}/who?what=shared`)
  await toTheOutcome()
  await userEvent.click(screen.getByRole('link', { name: 'Change your answer to: What happens?' }))
  await heading('What happens?')
  expect(location.search).not.toMatch(telltale)
  await answer('Somebody else uses my account')
  await heading('Give your colleague an account of their own')
})

test('a reload, or another browser, asks again and says why', async () => {
  const { unmount } = renderPortal(`${flow}/who?what=shared`)
  await toTheOutcome()
  const address = location.pathname + location.search
  unmount()

  renderPortal(address)
  await heading('Who uses your account?')
  expect(screen.getByText('Your answer was not kept')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'A colleague' })).not.toBeChecked()
})

test('an address cannot answer a sensitive question', async () => {
  renderPortal(`${flow}/own-account?what=shared&who=colleague&how-long=days`)
  await heading('Who uses your account?')
  expect(screen.getByRole('radio', { name: 'A colleague' })).not.toBeChecked()
})

test('the summary for somebody who can help holds it only if the reader adds it', async () => {
  renderPortal(`${flow}/who?what=shared`)
  await toTheOutcome()
  await userEvent.click(screen.getByRole('button', { name: 'No, not yet' }))
  await heading('A summary for somebody who can help')
  const text = () => screen.getByText(/Troubleshooter: example/).textContent
  expect(text()).toContain('Who uses your account? (the answer, and what followed from it, is not passed on)')
  expect(text()).not.toMatch(/colleague|few days/i)

  await userEvent.click(screen.getByRole('checkbox', { name: /Add my answer to “Who uses your account\?”/ }))
  expect(text()).toContain('Who uses your account? A colleague')
  expect(text()).toContain('Give your colleague an account of their own')
  expect(addresses.join('\n')).not.toMatch(telltale)
})

test('the start of a flow that asks such a thing says that it is kept out of the address', async () => {
  renderPortal(flow)
  await heading('Trouble with Signpost')
  expect(screen.getByText(/nobody else’s business/)).toBeVisible()
})
