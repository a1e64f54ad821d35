// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { createApp } from '../../server/app.ts'
import { createMemoryStore } from '../../server/store/memory/memory-store.ts'
import type { HandledComment } from '../../server/store/store.ts'
import { content, person } from '../../tests/api.ts'
import { deskComment as comment } from '../../tests/comments.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

/** The desk, with these comments on it; the last comes first. */
function openDesk(path: string, comments: HandledComment[]) {
  const store = createMemoryStore({ comments })
  server.use(...handlersFor(createApp(testPorts({ content, store }))))
  return { ...renderPortal(path, { as: person('editor') }), store }
}
const list = () => screen.findByRole('list', { name: 'Comments, newest first' })
const row = (text: string) => screen.findByRole('link', { name: text })
const shown = async () => within(await screen.findByRole('region', { name: 'The chosen comment' }))
const three = [comment('a'), comment('b'), comment('c')]

describe('the inbox', () => {
  test('says so when nothing waits, and when nothing fits', async () => {
    const { user } = openDesk('/desk/comments', [])
    expect(await screen.findByRole('heading', { name: 'No comment is waiting' })).toBeVisible()
    await user.type(screen.getByRole('searchbox'), 'lock{Enter}')
    expect(await screen.findByRole('heading', { name: 'No comment fits' })).toBeVisible()
    expect(screen.getByRole('searchbox')).toHaveFocus()
    expect(location.search).toBe('?q=lock')
  })

  test('is narrowed by choices that stand in the address, each with how many it would leave', async () => {
    const { user } = openDesk('/desk/comments', [
      comment('a', { section: 'steps', stars: 2 }),
      comment('b', { article: 'manual', folded: 'duplicate' }),
      comment('c', { status: 'handled' }),
    ])
    expect(within(await list()).getAllByRole('listitem')).toHaveLength(2)
    expect(await screen.findByRole('link', { name: 'Handled 1' })).toBeVisible()
    await user.click(screen.getByText('Filters'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Article' }), 'open (1)')
    await waitFor(() => expect(location.search).toBe('?article=open'))
    await user.click(screen.getByRole('link', { name: /^All/ }))
    expect(await row('Comment c')).toBeVisible()
    expect(location.search).toMatch(/status=all/)
    history.back()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Comment c' })).toBeNull())
  })

  test('shows a comment beside the list, with where it belongs', async () => {
    const { user } = openDesk('/desk/comments', [
      comment('a', { section: 'steps', stars: 2, personalData: true, text: 'call me' }),
    ])
    await user.click(await row('call me'))
    expect(await (await shown()).findByRole('heading', { name: 'open: Steps' })).toBeVisible()
    expect((await shown()).getByText(/rated the article 2 of 5: helped a little/)).toBeVisible()
    expect((await shown()).getByText('This may hold personal data')).toBeVisible()
    expect((await shown()).getByRole('link', { name: 'Read the article at this place' })).toHaveAttribute(
      'href',
      '/articles/open#steps',
    )
    expect(location.pathname).toBe('/desk/comments/a')
  })

  test('keeps what is folded folded, with the reason, until it is asked for', async () => {
    const { user } = openDesk('/desk/comments', [comment('a', { folded: 'links-only', text: 'buy buy' })])
    await user.click(await row('Folded: nothing but links'))
    const text = await (await shown()).findByText('buy buy')
    expect(text).not.toBeVisible()
    await user.click((await shown()).getByText('Show it'))
    expect(text).toBeVisible()
  })

  test('shows hostile text as text, and makes no link of an address', async () => {
    const text = '<img src=x onerror=alert(1)> https://evil.example <b>bold</b> \u202eabc'
    openDesk('/desk/comments/a', [comment('a', { text, note: '<script>1</script>' })])
    const element = await (
      await shown()
    ).findByText((_, element) => element?.tagName === 'BDI' && element.textContent === text)
    expect(element.children).toHaveLength(0)
    expect((await shown()).queryByRole('link', { name: /evil/ })).toBeNull()
    expect((await shown()).getByRole('textbox')).toHaveValue('<script>1</script>')
  })

  test('opens a comment that the list does not hold, and says so when it is gone', async () => {
    openDesk('/desk/comments/h', [comment('a'), comment('h', { status: 'handled' })])
    expect(await (await shown()).findByText('Comment h')).toBeVisible()
    openDesk('/desk/comments/gone', three)
    expect(await screen.findByRole('heading', { name: 'This comment is no longer there' })).toBeVisible()
  })

  test('says what went wrong, and tries again', async () => {
    server.use(http.get('*/api/desk/comments', () => HttpResponse.json({}, { status: 500 }), { once: false }))
    const { user } = renderPortal('/desk/comments', { as: person('editor') })
    expect(await screen.findByRole('alert')).toHaveTextContent('The comments could not be fetched')
    const store = createMemoryStore({ comments: three })
    server.use(...handlersFor(createApp(testPorts({ content, store }))))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await row('Comment a')).toBeVisible()
  })

  test('closes for an editor who is none any more', async () => {
    const { user } = openDesk('/desk/comments', three)
    await row('Comment a')
    server.use(
      http.get('*/api/desk/*', () =>
        HttpResponse.json(
          { type: 'about:blank', title: 'no', status: 403, code: 'not_allowed' },
          { status: 403, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
      http.get('*/api/me/access', () => HttpResponse.json({ signedIn: false, now: '2026-11-25T00:00:00Z' })),
    )
    await user.click(screen.getByRole('link', { name: /^Handled/ }))
    expect(await screen.findByRole('heading', { name: 'The desk is for editors' })).toBeVisible()
  })
})

describe('handling', () => {
  test('keeps the note, says who and when, and can be undone', async () => {
    const { user, store } = openDesk('/desk/comments/b', three)
    await user.type(await (await shown()).findByRole('textbox'), 'Step 2 is clear now')
    await user.click((await shown()).getByRole('button', { name: 'Mark as handled' }))
    expect(await screen.findByText('1 comment handled.')).toBeVisible()
    expect((await shown()).getByText(/^Changed .* by you$/)).toBeVisible()
    expect(await store.comment('b')).toMatchObject({ status: 'handled', note: 'Step 2 is clear now' })
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('1 comment opened again.')).toBeVisible()
    expect(await store.comment('b')).toMatchObject({ status: 'open', note: 'Step 2 is clear now' })
  })

  test('tells an editor that somebody was faster, shows how it is now, and keeps the note', async () => {
    const { user, store } = openDesk('/desk/comments/b', three)
    await user.type(await (await shown()).findByRole('textbox'), 'Mine')
    await store.changeComments({
      comments: [{ id: 'b', seen: null }],
      status: 'handled',
      note: 'Theirs',
      at: '2026-11-25T00:00:00.000Z',
      by: 'f3b1',
      byName: 'Carla Colleague',
    })
    await user.click((await shown()).getByRole('button', { name: 'Mark as handled' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /changed this comment meanwhile.*by Carla Colleague.*Theirs/,
    )
    expect((await shown()).getByRole('textbox')).toHaveValue('Mine')
    expect(await store.comment('b')).toMatchObject({ note: 'Theirs' })
    await user.click((await shown()).getByRole('button', { name: 'Save the note' }))
    expect(await screen.findByText('The note is saved.')).toBeVisible()
    expect(await store.comment('b')).toMatchObject({ status: 'handled', note: 'Mine' })
  })

  test.each([
    ['by name', 'Carla Colleague', 'Carla Colleague'],
    ['as one of them where the provider tells no name', null, 'another editor'],
  ])('tells who made the last one, %s', async (_how, changedByName, who) => {
    const changed = { changedAt: '2026-11-25T00:00:00.000Z', changedBy: 'f3b1', changedByName }
    openDesk('/desk/comments/b', [comment('b', changed)])
    expect(await (await shown()).findByText(new RegExp(`^Changed .* by ${who}$`))).toBeVisible()
  })

  test('that fails loses nothing of what was typed, nor does going to another comment', async () => {
    const { user } = openDesk('/desk/comments/b', three)
    server.use(http.post('*/api/desk/comments/changes', () => HttpResponse.error()))
    await user.type(await (await shown()).findByRole('textbox'), 'Typed')
    await user.click((await shown()).getByRole('button', { name: 'Mark as handled' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('This was not saved')
    await user.click(await row('Comment a'))
    expect(await (await shown()).findByRole('textbox')).toHaveValue('')
    await user.click(await row('Comment b'))
    expect(await (await shown()).findByRole('textbox')).toHaveValue('Typed')
  })

  test('of many at once says what became of them', async () => {
    const { user, store } = openDesk('/desk/comments', three)
    await user.click(await screen.findByRole('checkbox', { name: 'Select all that are shown' }))
    await store.changeComments({
      comments: [{ id: 'b', seen: null }],
      note: 'x',
      at: '2026-11-25T00:00:00.000Z',
      by: 'e',
    })
    const bar = within(screen.getByRole('region', { name: 'For the selected comments' }))
    expect(bar.getByText('3 comments selected')).toBeVisible()
    await user.type(bar.getByRole('textbox', { name: 'Note for all of them' }), 'Done together')
    await user.click(bar.getByRole('button', { name: 'Mark as handled' }))
    const done = await screen.findByText(/2 comments handled. 1 comment had been changed by somebody else/)
    expect(done).toBeVisible()
    // The button that was pressed is gone.
    expect(done).toHaveFocus()
    expect(await store.comment('a')).toMatchObject({ status: 'handled', note: 'Done together' })
    expect(await store.comment('b')).toMatchObject({ status: 'open', note: 'x' })
  })
})

describe('by keyboard', () => {
  test('an editor goes from comment to comment, selects, handles and searches', async () => {
    const { user, store } = openDesk('/desk/comments', three)
    await list()
    await user.keyboard('j')
    expect(await row('Comment c')).toHaveFocus()
    expect(await (await shown()).findByText('Comment c')).toBeVisible()
    await user.keyboard('j')
    expect(await row('Comment b')).toHaveFocus()
    await waitFor(() => expect(location.pathname).toBe('/desk/comments/b'))
    await (await shown()).findByText('Comment b')
    await user.keyboard('x')
    expect(screen.getByRole('checkbox', { name: 'Select: Comment b' })).toBeChecked()
    await user.keyboard('x')
    // A live region that comes together with its words is not heard.
    const regions = screen.getAllByRole('status')
    await user.keyboard('e')
    const said = await screen.findByText('1 comment handled.')
    expect(regions.some((region) => region.contains(said))).toBe(true)
    expect(await row('Comment a')).toHaveFocus()
    expect((await store.comment('b'))?.status).toBe('handled')
    // The next one is shown at once.
    expect(await (await shown()).findByText('Comment a')).toBeVisible()
    await user.keyboard('k')
    expect(await (await shown()).findByText('Comment b')).toBeVisible()
    await user.keyboard('/')
    expect(screen.getByRole('searchbox')).toHaveFocus()
    await user.keyboard('jkxe')
    expect(screen.getByRole('searchbox')).toHaveValue('jkxe')
  })

  test('the single keys can be turned off, which is kept', async () => {
    const { user } = openDesk('/desk/comments', three)
    await list()
    await user.click(screen.getByText('Keyboard'))
    await user.click(screen.getByRole('checkbox', { name: 'Use single-key shortcuts' }))
    await user.keyboard('j')
    expect(location.pathname).toBe('/desk/comments')
    expect(localStorage.getItem('signpost.single-keys')).toBe('off')
    await user.click(screen.getByRole('checkbox', { name: 'Use single-key shortcuts' }))
    await user.keyboard('j')
    await waitFor(() => expect(location.pathname).toBe('/desk/comments/c'))
  })
})

describe('the export', () => {
  const made: Blob[] = []
  const catchFiles = () => {
    made.length = 0
    vi.stubGlobal(
      'URL',
      class extends URL {
        static override createObjectURL = (file: Blob) => (made.push(file), 'blob:x')
        static override revokeObjectURL = () => {}
      },
    )
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  }

  test('brings the comments that the filter finds, with the editor’s token', async () => {
    catchFiles()
    const { user } = openDesk('/desk/comments?article=open', [...three, comment('m', { article: 'manual' })])
    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }))
    await waitFor(() => expect(made).toHaveLength(1))
    const text = (await made[0]?.text()) ?? ''
    expect(text.split('\r\n')).toHaveLength(5)
    expect(text).not.toContain('"m"')
  })

  test('that breaks off is said to, and leaves no file', async () => {
    catchFiles()
    const { user } = openDesk('/desk/comments', three)
    server.use(http.get('*/api/desk/comments.csv', () => HttpResponse.error()))
    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The file could not be made')
    expect(made).toEqual([])
  })
})
