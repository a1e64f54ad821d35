// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { person } from '../../tests/api.ts'
import { deskComment as comment } from '../../tests/comments.ts'
import { haveComments, list, openDesk, row, shown, three } from '../../tests/desk-page.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

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
    server.use(http.get('*/api/desk/comments', () => HttpResponse.json({}, { status: 500 })))
    const { user } = renderPortal('/desk/comments', { as: person('editor') })
    expect(await screen.findByRole('alert')).toHaveTextContent('The comments could not be fetched')
    haveComments(three)
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
