// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { DeskFlow } from '../../contract/desk-flows.ts'
import { person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'
import { exampleFlow } from '../features/troubleshooter/example-flow.ts'

const editor = { as: person('editor') }
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

const numbers: DeskFlow = {
  id: 'example',
  span: '90',
  version: null,
  present: 'v1',
  versions: [
    { version: 'v1', ways: 9 },
    { version: 'v0', ways: 3 },
  ],
  endings: { ways: 12, solved: 5, unsolved: 0, handedOver: 2, left: 5 },
  edges: [
    { from: 'what', by: 'locked', to: 'since', taken: 7, solved: 3, left: 2 },
    { from: 'what', by: 'mail', to: 'mail-blocked', taken: 3, solved: 2, left: 1 },
  ],
  steps: [
    { step: 'what', reached: 12, left: 2 },
    { step: 'since', reached: 7, left: 2 },
    { step: 'mail-blocked', reached: 3, left: 1 },
  ],
  outcomes: [{ step: 'mail-blocked', reached: 3, solved: 2, unsolved: 0, unsaid: 1 }],
  handOvers: [
    {
      moves: [
        { step: 'what', by: 'locked' },
        { step: 'not-invited', by: 'unsolved' },
      ],
      ways: 2,
    },
  ],
}

let asked: string[] = []
beforeEach(() => {
  asked = []
  server.use(
    http.get('*/api/troubleshooters/example', () => HttpResponse.json(exampleFlow)),
    http.get('*/api/desk/troubleshooters/example', ({ request }) => {
      const { search, searchParams } = new URL(request.url)
      asked.push(search)
      const none = searchParams.get('version') === 'v0'
      const version = searchParams.get('version')
      return HttpResponse.json(
        none
          ? { ...numbers, version, endings: { ways: 0, solved: 0, unsolved: 0, handedOver: 0, left: 0 } }
          : { ...numbers, version },
      )
    }),
  )
})

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)

test('an editor sees how ways ended, where readers left and what helped nobody', async () => {
  renderPortal('/desk/troubleshooters/example', editor)
  await heading('Ways through “Trouble with Signpost”')
  const row = (table: string, name: RegExp) =>
    within(screen.getByRole('table', { name: table })).getByRole('row', { name })
  expect(cells(row('How ways ended', /^Solved/))).toEqual(['5', '42%'])
  expect(cells(row('How ways ended', /^Left without a word/))).toEqual(['5', '42%'])
  expect(cells(row('Outcomes', /mail/i))).toEqual(['3', '100%2 of 2'])
  expect(cells(row('Where readers leave', /^Since when/))).toEqual(['7', '29%2 of 7'])

  const trail = within(screen.getByRole('region', { name: 'What helped nobody' }))
    .getByText('2 ways')
    .closest('li')
  expect(trail).toHaveTextContent('What happens?An article is locked')
  expect(trail).toHaveTextContent('Ask for an invitationDid not help')
  expect(screen.getByText(/What follows a sensitive answer is not reported/)).toBeVisible()
  expect(screen.getByText(/counted as far as their answers still lead/)).toBeVisible()
})

test('the drawing holds what the table says: who took a way, whom it helped, and who left', async () => {
  const { user, container } = renderPortal('/desk/troubleshooters/example', editor)
  await heading('Ways through “Trouble with Signpost”')
  const drawn = () =>
    [...container.querySelectorAll('section svg text')].map(({ textContent }) => textContent)
  expect(drawn()).toEqual(expect.arrayContaining(['7', '✓ 3  ↩ 2', 'Since when?', '7 came, 2 left']))
  expect(drawn()).not.toContain('nobody came')

  await user.click(screen.getByText('The ways as a table'))
  const table = screen.getByRole('table', { name: 'Every way from step to step that was taken' })
  const row = within(table).getByRole('row', { name: /An article is locked/ })
  expect(cells(row)).toEqual(['An article is locked', 'Since when?', '7', '3', '2'])

  await user.click(screen.getByRole('checkbox', { name: 'Draw only ways that somebody took' }))
  expect(drawn()).toContain('nobody came')
})

test('a version is chosen in the address, and one that nobody went through says what will be there', async () => {
  const { user } = renderPortal('/desk/troubleshooters/example?span=30', editor)
  await heading('Ways through “Trouble with Signpost”')
  expect(screen.getByRole('option', { name: 'v1 (now): 9 ways' })).toBeInTheDocument()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Version' }), 'v0')
  expect(await screen.findByText('No way is reported yet')).toBeVisible()
  expect(new URLSearchParams(location.search).get('version')).toBe('v0')
  expect(asked.at(-1)).toContain('version=v0')
})

test('all troubleshooters are listed with how their ways ended', async () => {
  const { user } = renderPortal('/desk/comments', editor)
  await heading('Comments')
  await user.click(screen.getByRole('link', { name: 'Troubleshooters' }))
  await heading('Troubleshooters')
  const row = await screen.findByRole('row', { name: /Problems signing in/ })
  expect(cells(row)).toEqual(['0', '0%', '0', '0'])
})
