import type { HandledComment, Store, StoredComment } from '../server/store/store.ts'

/** A comment as a store takes it. */
export const storedComment = (id: string, changes: Partial<StoredComment> = {}): StoredComment => ({
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
  receivedAt: '2026-11-23T12:00:00.000Z',
  ...changes,
})

/** A comment as it lies on the desk. */
export const deskComment = (id: string, changes: Partial<HandledComment> = {}): HandledComment => ({
  ...storedComment(id),
  status: 'open',
  note: null,
  changedAt: null,
  changedBy: null,
  changedByName: null,
  ...changes,
})

/** Stores a comment under a key that nothing else has. */
export const leaveComment = (store: Store, ...comment: Parameters<typeof storedComment>) => {
  const one = storedComment(...comment)
  return store.addComment(one, { key: one.id, fingerprint: one.id })
}
