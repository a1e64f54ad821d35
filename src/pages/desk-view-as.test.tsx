// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { person } from '../../tests/api.ts'
import { renderPortal } from '../../tests/portal.tsx'

// As the page is loaded: the choice was made on the page before.
vi.hoisted(() => sessionStorage.setItem('signpost.view-as', 'member:signpost-desk'))

const bar = () => screen.findByRole('complementary', { name: 'View as' })

test('an editor who views as a member is told so on every page, and sees what such a member sees', async () => {
  renderPortal('/articles/operate-back-up', { as: person('editor') })
  expect(await screen.findByRole('heading', { name: 'This article is locked for you' })).toBeVisible()
  expect(await bar()).toHaveTextContent(
    'You see the portal as: a member whose agreement covers Signpost desk. Nothing that you do here is saved.',
  )
  expect(within(await bar()).getByRole('button', { name: 'End' })).toBeVisible()
})

test('the desk is closed meanwhile, and says why', async () => {
  renderPortal('/desk/comments', { as: person('editor') })
  const title = 'The desk is closed while you view as somebody else'
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('a rating that is given meanwhile is not counted, and said not to be', async () => {
  const { user } = renderPortal('/articles/sign-in', { as: person('editor') })
  await user.click(await screen.findByRole('radio', { name: /^5/ }))
  await user.click(screen.getByRole('button', { name: 'Send rating' }))
  expect(await screen.findByText('Your rating was not saved')).toBeVisible()
})

test('the view goes with the account that began it', async () => {
  sessionStorage.setItem('signpost.view-as', 'anonymous')
  renderPortal('/check')
  await bar()
  expect(sessionStorage.getItem('signpost.view-as')).toBeNull()
})

test('nothing on the page is the editor’s: neither a name nor an address', async () => {
  const editor = person('editor')
  renderPortal('/articles/operate-back-up', { as: editor })
  await screen.findByRole('heading', { name: 'This article is locked for you' })
  expect(document.body).toHaveTextContent('You are signed in as a reader without a name')
  expect(document.body).not.toHaveTextContent(editor.email)
  expect(document.body).not.toHaveTextContent(editor.name ?? editor.email)
})
