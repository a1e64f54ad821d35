// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import type { DeskPage, DeskPages, PageNumbers } from '../../contract/desk-pages.ts'
import { person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const editor = { as: person('editor') }
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

const page = (slug: string, changes: Partial<PageNumbers> = {}): PageNumbers => ({
  slug,
  title: `About ${slug}`,
  kind: 'instruction',
  access: 'public',
  secret: false,
  revision: 1,
  updatedAt: '2026-11-23',
  current: { votes: 0, average: null },
  earlier: { votes: 0, average: null },
  trend: null,
  openComments: 0,
  attention: {
    score: 0,
    stars: { points: 0, atMost: null },
    comments: { points: 0 },
    unsolved: { points: 0, unsolved: 0, said: 0 },
    age: { points: 0, days: 2 },
  },
  checkedAt: null,
  owner: null,
  lookAgain: null,
  ...changes,
})
const troubled = page('mail', {
  access: 'maintenance',
  secret: true,
  current: { votes: 12, average: 2.1 },
  earlier: { votes: 40, average: 3.9 },
  trend: { since: 'revision', change: -1.8, clear: true },
  openComments: 3,
  attention: {
    score: 42,
    stars: { points: 20, atMost: 3.2 },
    comments: { points: 11 },
    unsolved: { points: 7, unsolved: 9, said: 14 },
    age: { points: 4, days: 400 },
  },
})

function serve(pages: PageNumbers[], { total = pages.length, of = 1 } = {}) {
  const asked: string[] = []
  server.use(
    http.get('*/api/desk/pages', ({ request }) => {
      const { search, searchParams } = new URL(request.url)
      asked.push(search)
      const list: DeskPages = { pages, total, page: Number(searchParams.get('page') ?? 1), of }
      return HttpResponse.json(list)
    }),
  )
  return asked
}

test('an editor sees what needs attention, and why', async () => {
  serve([troubled, page('quiet')])
  const { user } = renderPortal('/desk/pages', editor)
  await heading('Pages')
  const row = within(screen.getByRole('row', { name: /About mail/ }))
  expect(row.getByRole('rowheader')).toHaveTextContent('Instruction · Maintenance agreement · Secret')
  expect(row.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    '12',
    '2.1before: 3.9',
    '↘ -1.8 since the last revision',
    '3',
    'Nov 23, 2026',
    expect.stringMatching(/^42/),
  ])
  expect(row.getByRole('link', { name: '3 open comments on About mail' })).toHaveAttribute(
    'href',
    '/desk/comments?article=mail&status=open',
  )
  await user.click(screen.getByText('42'))
  expect(row.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '+20 Few stars: with these votes, the average is 3.2 at most',
    '+11 3 open comments',
    '+7 9 of 14 said that an outcome which names this page did not help',
    '+4 Not edited for 400 days',
  ])
})

test('the list is sorted and turned over by the server, and the address says how', async () => {
  const asked = serve([troubled], { total: 120, of: 3 })
  const { user } = renderPortal('/desk/pages?kind=instruction', editor)
  await heading('Pages')
  expect(screen.getByRole('columnheader', { name: /attention/ })).toHaveAttribute('aria-sort', 'descending')

  await user.click(screen.getByRole('link', { name: 'Sort by Votes' }))
  await waitFor(() =>
    expect(screen.getByRole('columnheader', { name: /Votes/ })).toHaveAttribute('aria-sort', 'descending'),
  )
  expect(screen.getByText('1 of 3')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Next' }))
  await screen.findByText('2 of 3')
  expect(location.search).toBe('?kind=instruction&order=votes&page=2')
  expect(asked.map((search) => new URLSearchParams(search).get('order'))).toContain('votes')
})

test('what is to be looked at again says since when, why, and who answers for it', async () => {
  const asked = serve([
    page('old', {
      checkedAt: '2025-11-02',
      owner: { name: 'Ann', email: 'ann@example.com' },
      lookAgain: { reason: 'review_due', since: '2026-11-01' },
    }),
    page('older', { lookAgain: { reason: 'not_checked', since: '2026-11-20' } }),
  ])
  const { user } = renderPortal('/desk/pages', editor)
  await heading('Pages')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Look at again' }), 'To look at again')
  expect(await screen.findByText('To look at again: its review was due on Nov 1, 2026')).toBeVisible()
  expect(screen.getByText('checked Nov 2, 2025')).toBeVisible()
  expect(screen.getByText('To look at again: not checked for too long, since Nov 20, 2026')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Answers for it: Ann' })).toHaveAttribute(
    'href',
    'mailto:ann@example.com',
  )
  expect(location.search).toBe('?look=again')
  expect(asked.at(-1)).toContain('look=again')
})

test('a filter that no page fits says so', async () => {
  serve([])
  const { user } = renderPortal('/desk/pages', editor)
  await heading('Pages')
  expect(screen.getByRole('heading', { name: 'No page fits these filters' })).toBeVisible()
  await user.type(screen.getByRole('searchbox', { name: 'Title or address' }), 'zebra{Enter}')
  await screen.findByText('0 pages')
  expect(location.search).toBe('?search=zebra')
  expect(screen.getByRole('searchbox')).toHaveFocus()
})

const told: DeskPage = {
  page: troubled,
  revisions: [
    {
      revision: 2,
      votes: 12,
      average: 2.1,
      distribution: [4, 4, 3, 1, 0],
      first: '2026-11-10',
      last: '2026-11-20',
    },
    {
      revision: 1,
      votes: 40,
      average: 3.9,
      distribution: [0, 2, 8, 20, 10],
      first: '2026-10-01',
      last: '2026-11-01',
    },
  ],
  by: 'week',
  periods: [
    { from: '2026-11-02', votes: 3, average: 4, begins: [] },
    { from: '2026-11-09', votes: 0, average: null, begins: [] },
    { from: '2026-11-16', votes: 12, average: 2.1, begins: [2] },
  ],
  before: 37,
}

test('a page is told over time, as a chart with a name and as a table with the same numbers', async () => {
  server.use(http.get('*/api/desk/pages/mail', () => HttpResponse.json(told)))
  const { user } = renderPortal('/desk/pages/mail', editor)
  await heading('About mail')
  const chart = screen.getByRole('img', { name: 'Average and votes of “About mail” over time' })
  expect(chart).toHaveAccessibleDescription(/^15 votes from Nov 2, 2026 to Nov 16, 2026/)
  expect(chart).toHaveTextContent('Revision 2')
  expect(screen.getByText(/37 votes from before that are not shown/)).toBeVisible()

  await user.click(screen.getByText('The same as a table'))
  const rows = within(screen.getByRole('table', { name: /over time/ })).getAllByRole('row')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'FromVotesAverageBegins',
    'Nov 16, 2026122.1Revision 2',
    'Nov 9, 20260–',
    'Nov 2, 202634.0',
  ])
  const spread = within(screen.getByRole('table', { name: 'Revision 1' }))
  expect(spread.getByRole('row', { name: '4 stars 20' })).toBeVisible()
})

test('a page that nobody has rated says what will be there', async () => {
  renderPortal('/desk/pages/sign-in', editor)
  await heading('Sign in')
  expect(screen.getByText('Nobody has rated this page yet')).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
})

test('a page that the portal does not have is said to be none', async () => {
  renderPortal('/desk/pages/drawers', editor)
  expect(await heading('There is no page here')).toBeVisible()
})

test('numbers that cannot be had are said to be so, and asked for again', async () => {
  let broken = true
  server.use(
    http.get('*/api/desk/pages', () =>
      broken
        ? HttpResponse.json(
            { type: 'about:blank', title: 'Away', status: 503, code: 'unavailable' },
            { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
          )
        : undefined,
    ),
  )
  const { user } = renderPortal('/desk/pages', editor)
  const again = await screen.findByRole('button', { name: /Try again/ })
  broken = false
  await user.click(again)
  expect(await heading('Pages')).toBeVisible()
})
