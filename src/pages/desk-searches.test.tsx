// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { createApp } from '../../server/app.ts'
import { createMemoryStore } from '../../server/store/memory/memory-store.ts'
import { content, person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const editor = { as: person('editor') }

/** The desk of a portal in which all of this was looked for, in this order, one a day. */
async function openAfter(searches: readonly string[], path = '/desk/searches') {
  const store = createMemoryStore()
  for (const [at, text] of searches.entries())
    await store.addMissedSearch(text, new Date(Date.UTC(2026, 10, 1 + at)).toISOString(), 5000)
  server.use(...handlersFor(createApp(testPorts({ content, store }))))
  const { user } = renderPortal(path, editor)
  await screen.findByRole('heading', { level: 1, name: 'Searches without a result' })
  return user
}
const texts = () =>
  screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)

test('an editor sees what readers looked for in vain, what most wanted first', async () => {
  const user = await openAfter(['dodo', 'quagga', 'dodo', 'moa'])
  expect(screen.getByText('3 texts')).toBeVisible()
  expect(texts()).toEqual(['dodo', 'moa', 'quagga'])
  const row = screen.getByRole('row', { name: /dodo/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['2', 'Nov 1, 2026', 'Nov 3, 2026'])
  await user.click(screen.getByRole('link', { name: 'Sort by Last' }))
  await waitFor(() =>
    expect(screen.getByRole('columnheader', { name: /Last/ })).toHaveAttribute('aria-sort', 'descending'),
  )
  expect(texts()).toEqual(['moa', 'dodo', 'quagga'])
})

test('an editor looks again for what a reader looked for', async () => {
  const user = await openAfter(['where is the dodo?'])
  await user.click(screen.getByRole('link', { name: 'Search for “where is the dodo?”' }))
  expect(await screen.findByRole('heading', { level: 1, name: /where is the dodo\?/ })).toBeVisible()
})

test('an editor turns the pages of a long list', async () => {
  const user = await openAfter(Array.from({ length: 51 }, (_, number) => `text ${number}`))
  expect(texts()).toHaveLength(50)
  await user.click(screen.getByRole('link', { name: 'Next' }))
  expect(await screen.findByText('2 of 2')).toBeVisible()
  expect(texts()).toHaveLength(1)
  await user.click(screen.getByRole('link', { name: 'Previous' }))
  expect(await screen.findByText('1 of 2')).toBeVisible()
})

test('where every search found something, an editor is told so', async () => {
  await openAfter([])
  expect(screen.getByRole('heading', { name: 'No search came to nothing' })).toBeVisible()
})
