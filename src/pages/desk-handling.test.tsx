// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { deskComment as comment } from '../../tests/comments.ts'
import { list, openDesk, row, shown, three } from '../../tests/desk-page.ts'
import { server } from '../../tests/portal.tsx'

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
