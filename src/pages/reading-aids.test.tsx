// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { createApp } from '../../server/app.ts'
import { render } from '../../server/content/markdown.ts'
import { article } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const { html, headings } = render(`## Steps

\`\`\`sh
npm ci
npm start
\`\`\`

![A door, open](media/door.png)

[![A button that leads on](media/button.png)](/articles/other)
`)
const moved = article('other', { redirectFrom: ['/articles/old'], title: 'Other' })
const articles = [article('here', { html, headings, title: 'Here' }), moved]

const open = async () => {
  server.use(...handlersFor(createApp(testPorts({ content: { articles, flows: [] } }))))
  const { user } = renderPortal('/articles/here')
  await user.hover(await screen.findByRole('heading', { level: 1, name: 'Here' }))
  await screen.findByRole('button', { name: 'Copy this code' })
  return user
}

beforeEach(() => {
  // jsdom knows dialogs, and not how to open one over the page.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
})

test('a reader copies code whole, and is told so', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Copy this code' }))
  expect(await navigator.clipboard.readText()).toBe('npm ci\nnpm start')
  expect(await screen.findByText('The code is copied')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Copy this code' })).toHaveTextContent('Copied')
})

test('a browser that refuses leaves the text to be marked by hand', async () => {
  const user = await open()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await user.click(screen.getByRole('button', { name: 'Copy this code' }))
  expect(await screen.findByText('Copying was refused; mark the text instead')).toBeInTheDocument()
})

test('the link of a heading leads there, and its whole address is copied', async () => {
  const user = await open()
  const link = within(screen.getByRole('heading', { level: 2, name: 'Steps' })).getByRole('link')
  expect(link).toHaveAttribute('href', '#steps')
  await user.click(link)
  expect(await screen.findByText('The link to this section is copied')).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe('http://localhost:3000/articles/here#steps')
})

test('a picture is shown in full size with what it shows, and closed again', async () => {
  const user = await open()
  const link = screen.getByRole('link', { name: 'A door, open' })
  expect(link).toHaveAttribute('href', '/media/door.png')
  await user.click(link)
  const dialog = screen.getByRole('dialog', { name: 'A door, open' })
  expect(within(dialog).getByRole('img', { name: 'A door, open' })).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname).toBe('/articles/here')
})

test('a picture that leads somewhere else still does', async () => {
  const user = await open()
  await user.click(screen.getByRole('link', { name: 'A button that leads on' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Other' })).toBeVisible()
})
