// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import * as v from 'valibot'
import { beforeEach, expect, test, vi } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { outcomeReportSchema, type OutcomeReport } from '../../../contract/outcome-report.ts'
import { reachability } from '../../http/reachability.ts'
import { exampleFlow } from './example-flow.ts'

const flow = '/troubleshooters/example'
let reports: OutcomeReport[] = []
let headers: Headers[] = []

beforeEach(() => {
  reports = []
  headers = []
  server.use(
    http.get('*/api/troubleshooters/example', () => HttpResponse.json(exampleFlow)),
    http.post('*/api/troubleshooters/example/outcomes', async ({ request }) => {
      headers.push(request.headers)
      reports.push(v.parse(outcomeReportSchema, await request.json()))
      return new HttpResponse(null, { status: 202 })
    }),
  )
})

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const hide = () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}

/** A page may be hidden before it listens; hidden once more, it tells nothing that it has told. */
const hidden = (told: () => void) =>
  waitFor(() => {
    hide()
    told()
  })

test('a reader who goes elsewhere is reported where the way ends, without the account', async () => {
  const as = people.find(({ email }) => email === 'no-organisation@example.com')
  renderPortal(`${flow}/not-invited?since=today&what=locked`, as ? { as } : {})
  await heading('Ask for an invitation')
  await userEvent.click(screen.getByRole('link', { name: 'Articles' }))
  await heading('All articles')
  await waitFor(() => expect(reports).toHaveLength(1))
  expect(reports).toEqual([
    {
      version: 'v1',
      walk: expect.stringMatching(/^[0-9a-f-]{36}$/),
      turn: 1,
      step: 'not-invited',
      solved: null,
      answers: { since: 'today', what: 'locked' },
      checks: { 'organisation-member': 'no' },
    },
  ])
  expect(
    headers.map((sent) => [...sent.keys()].filter((name) => /authorization|visitor|cookie/.test(name))),
  ).toEqual([[]])
})

test('a page that is hidden is reported, and the verdict that follows takes the place of that', async () => {
  renderPortal(`${flow}/mail-blocked?what=mail`)
  const yes = await screen.findByRole('button', { name: 'Yes, it did' })
  await hidden(() => expect(reports).toHaveLength(1))
  await userEvent.click(yes)
  await waitFor(() => expect(reports).toHaveLength(2))
  expect(reports.map(({ step, solved }) => [step, solved])).toEqual([
    ['mail-blocked', null],
    ['mail-blocked', true],
  ])
  const [left, said] = reports
  expect(said?.walk).toBe(left?.walk)
  expect(said?.turn).toBeGreaterThan(left?.turn ?? Infinity)
})

test('the summary to hand over is where such a way ends', async () => {
  renderPortal(`${flow}/hand-over?since=today&what=locked`)
  await heading('A summary for somebody who can help')
  await hidden(() => expect(reports).toMatchObject([{ step: 'hand-over', solved: null }]))
})

test('without a network nothing is sent, and nothing is kept to be sent later', async () => {
  renderPortal(`${flow}/what`)
  await heading('What happens?')
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => reachability.note('kept'))
  hide()
  online.mockReturnValue(true)
  act(() => reachability.note('fine'))
  hide()
  await userEvent.click(screen.getByRole('link', { name: 'Articles' }))
  await heading('All articles')
  expect(reports).toEqual([])
})
