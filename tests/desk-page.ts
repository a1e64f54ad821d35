import { screen, within } from '@testing-library/react'
import { handlersFor } from '../mocks/handlers.ts'
import { testPorts } from '../mocks/node.ts'
import { createApp } from '../server/app.ts'
import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import type { HandledComment } from '../server/store/store.ts'
import { content, person } from './api.ts'
import { deskComment } from './comments.ts'
import { renderPortal, server } from './portal.tsx'

/** From now on the API has these comments; the last comes first. */
export function haveComments(comments: HandledComment[]) {
  const store = createMemoryStore({ comments })
  server.use(...handlersFor(createApp(testPorts({ content, store }))))
  return store
}

/** The desk, with these comments on it. */
export function openDesk(path: string, comments: HandledComment[]) {
  const store = haveComments(comments)
  return { ...renderPortal(path, { as: person('editor') }), store }
}
export const list = () => screen.findByRole('list', { name: 'Comments, newest first' })
export const row = (text: string) => screen.findByRole('link', { name: text })
export const shown = async () => within(await screen.findByRole('region', { name: 'The chosen comment' }))
export const three = [deskComment('a'), deskComment('b'), deskComment('c')]
