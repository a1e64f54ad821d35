import type { HandledComment } from '../server/store/store.ts'

/** A comment as it lies on the desk. */
export const deskComment = (id: string, changes: Partial<HandledComment> = {}): HandledComment => ({
  id,
  article: 'open',
  revision: 1,
  language: 'en',
  section: null,
  text: `Comment ${id}`,
  author: null,
  stars: null,
  folded: null,
  personalData: false,
  receivedAt: '2026-11-24T12:00:00.000Z',
  status: 'open',
  note: null,
  changedAt: null,
  changedBy: null,
  changedByName: null,
  ...changes,
})
