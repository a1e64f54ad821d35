// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import type { SearchResult } from '../../../contract/search.ts'
import { expectAccessible } from '../../../tests/axe.ts'
import { found, foundArticle, foundLocked, foundStep } from '../../../tests/found.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'

const three = found([
  foundStep('reset-password', 'Reset your *password*', { 'what-happens': 'forgot' }),
  foundArticle('reset-your-password', 'Reset your *password*'),
  foundLocked('operate-back-up', 'Back up and restore', 'sign_in_required'),
])

/** Answers suggestions, and tells what was asked. */
function whereSuggested(answer: (text: string) => SearchResult | Promise<SearchResult> = () => three) {
  const asked: string[] = []
  server.use(
    http.get('*/api/search', async ({ request }) => {
      const { searchParams } = new URL(request.url)
      if (!searchParams.has('typing')) return undefined
      const text = searchParams.get('q') ?? ''
      asked.push(text)
      return HttpResponse.json(await answer(text))
    }),
  )
  return asked
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
const landmark = () => screen.getByRole('search', { name: 'Search the portal' })
const box = () => within(landmark()).getByLabelText('Search the portal')
const options = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent)
const active = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent
const listClosed = () => waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())

async function openAt(path = '/articles/sign-in', name = 'Sign in') {
  const view = renderPortal(path)
  await heading(name)
  return view
}

async function typed(text = 'passw') {
  const view = await openAt()
  await view.user.type(box(), text)
  await options()
  return view
}

describe('the box at the top', () => {
  test('is a form that works before the portal has started, and without scripts', async () => {
    await openAt()
    expect(landmark()).toHaveAttribute('action', '/search')
    expect(box()).toHaveAttribute('name', 'q')
    expect(box()).not.toHaveAttribute('role')
  })

  test('stands once on every page, on the first one above the ways', async () => {
    const { user } = await openAt('/', 'What do you need?')
    expect(within(screen.getByRole('main')).getByRole('search', { name: 'Search the portal' })).toBe(
      landmark(),
    )
    await user.click(screen.getByRole('link', { name: 'All articles' }))
    await heading('All articles')
    expect(screen.getByRole('banner')).toContainElement(landmark())
  })

  test('takes Enter to the results', async () => {
    const { user } = await openAt()
    await user.type(box(), '  no mail {Enter}')
    await heading(/Results for “no mail”/)
    expect(location.search).toBe('?q=no+mail')
    expect(box()).toHaveValue('no mail')
  })
})

describe('the key /', () => {
  test('leads to the box, and marks what stands there', async () => {
    const { user } = await openAt('/search?q=mail', 'Results for “mail”')
    await user.keyboard('/')
    expect(box()).toHaveFocus()
    await user.keyboard('code')
    expect(box()).toHaveValue('code')
  })

  test('is typed where somebody types, and belongs to the browser with Ctrl', async () => {
    const { user } = await openAt()
    await user.keyboard('{Control>}/{/Control}')
    expect(box()).not.toHaveFocus()
    await user.type(box(), 'and/or')
    expect(box()).toHaveValue('and/or')
  })

  test('can be turned off, below the results', async () => {
    const { user } = await openAt('/search', 'Search')
    await user.click(screen.getByText('Keyboard'))
    await user.click(screen.getByRole('checkbox', { name: 'Use single-key shortcuts' }))
    screen.getByRole('heading', { level: 1 }).focus()
    await user.keyboard('/')
    expect(box()).not.toHaveFocus()
    await user.click(screen.getByRole('checkbox', { name: 'Use single-key shortcuts' }))
    screen.getByRole('heading', { level: 1 }).focus()
    await user.keyboard('/')
    expect(box()).toHaveFocus()
  })
})

describe('suggestions', () => {
  test('come while a reader types: what they are, why one is locked, and last of all everything', async () => {
    whereSuggested()
    await typed()
    expect(await options()).toEqual([
      'Reset your passwordTroubleshooter: Problems signing in',
      'Reset your passwordInstruction',
      'Back up and restoreLocked. You are not signed in; most open once you are.',
      'All results for “passw”',
    ])
    expect(box()).toHaveRole('combobox')
    expect(box()).toHaveAttribute('aria-expanded', 'true')
    expect(box()).toHaveAttribute('aria-controls', screen.getByRole('listbox', { name: 'Suggestions' }).id)
    expect(await screen.findByText('3 suggestions')).toBeInTheDocument()
    await expectAccessible()
  })

  test('are not asked for by a single letter, nor by each', async () => {
    const asked = whereSuggested()
    await openAt()
    for (const text of ['p', 'pa', 'pas', 'passw']) fireEvent.input(box(), { target: { value: text } })
    await options()
    expect(asked).toEqual(['passw'])
  })

  test('that come late, for what is not there any more, are not shown', async () => {
    const first = Promise.withResolvers<SearchResult>()
    const asked = whereSuggested((text) =>
      text === 'pa' ? first.promise : found([foundArticle('newer', 'What was asked for *last*')]),
    )
    const { user, queryClient } = await openAt()
    await user.type(box(), 'pa')
    await waitFor(() => expect(asked).toEqual(['pa']))
    await user.type(box(), 's')
    expect((await options())[0]).toContain('What was asked for last')
    first.resolve(three)
    // What a question that nobody waits for any more brings is not even kept.
    expect(queryClient.getQueryState(['reader', 'search', 'suggestions', 'pa'])).toMatchObject({
      fetchStatus: 'idle',
      data: undefined,
    })
    expect(await options()).toHaveLength(2)
  })

  test('are walked through with the arrows, past the text, and one is taken with Enter', async () => {
    whereSuggested()
    const { user } = await typed()
    expect(active()).toBeUndefined()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(active()).toContain('Instruction')
    expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1)
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(active()).toBeUndefined()
    await user.keyboard('{ArrowUp}')
    expect(active()).toBe('All results for “passw”')
    expect(box()).toHaveFocus()
    await expectAccessible()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    await heading('Reset your password')
    expect(location.pathname).toBe('/articles/reset-your-password')
    expect(box()).toHaveValue('')
    await listClosed()
  })

  test('give way to the text: Home and the arrows to the sides move in it, and Enter sends it', async () => {
    whereSuggested()
    const { user } = await typed()
    await user.keyboard('{ArrowDown}{Home}')
    expect(active()).toBeUndefined()
    expect((box() as HTMLInputElement).selectionStart).toBe(0)
    await user.keyboard('{Enter}')
    await heading('Results for “passw”')
    await listClosed()
  })

  test('are closed by Escape, by Tab and by going elsewhere, and come again with an arrow', async () => {
    whereSuggested()
    const { user } = await typed()
    await user.keyboard('{Escape}')
    await listClosed()
    expect(box()).toHaveValue('passw')
    expect(box()).toHaveAttribute('aria-expanded', 'false')
    await user.keyboard('{ArrowDown}')
    expect(active()).toContain('Troubleshooter')
    await user.tab()
    await listClosed()
    expect(screen.getByRole('button', { name: 'Search' })).toHaveFocus()
  })

  test('are taken with the mouse or a finger, which leaves the caret where it is until then', async () => {
    whereSuggested()
    const { user } = await typed()
    const option = screen.getByRole('option', { name: /Troubleshooter/ })
    await user.pointer({ keys: '[MouseLeft>]', target: option })
    expect(box()).toHaveFocus()
    await user.pointer({ keys: '[/MouseLeft]', target: option })
    await heading('Reset your password')
    expect(location.pathname).toBe('/troubleshooters/sign-in/reset-password')
    await listClosed()
  })

  test('wait for the word that an input method is still making, and leave it its keys', async () => {
    const asked = whereSuggested()
    const { user } = await openAt()
    await user.click(box())
    await waitFor(() => expect(box()).toHaveRole('combobox'))
    fireEvent.compositionStart(box())
    fireEvent.input(box(), { target: { value: 'パスワ' }, isComposing: true })
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true })
    expect(screen.queryByRole('listbox')).toBeNull()
    fireEvent.input(box(), { target: { value: 'パスワード' }, isComposing: true })
    fireEvent.compositionEnd(box())
    await options()
    expect(asked).toEqual(['パスワード'])
  })

  test('that find nothing say so, and lead to the page that knows more', async () => {
    whereSuggested(() => found([]))
    await typed('zzqx')
    expect(await options()).toEqual(['All results for “zzqx”'])
    expect(await screen.findByText('No suggestions')).toBeInTheDocument()
  })

  test('that do not come are not missed: the box finds without them', async () => {
    server.use(
      http.get('*/api/search', ({ request }) =>
        new URL(request.url).searchParams.has('typing') ? HttpResponse.error() : undefined,
      ),
    )
    const { user } = await openAt()
    await user.type(box(), 'password')
    await user.keyboard('{Enter}')
    await heading('Results for “password”')
    expect(screen.queryByRole('listbox')).toBeNull()
  })
})
