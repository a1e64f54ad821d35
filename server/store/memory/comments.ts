import type { Comments } from '../store.ts'
import type { Held } from './snapshot.ts'

export const memoryComments = ({ comments, keys }: Held, changed: () => void): Comments => ({
  async addComment(comment, { key, fingerprint, likeness = null }) {
    const used = keys.get(key)
    if (used) {
      if (used.fingerprint !== fingerprint) return { stored: 'refused' }
      return { stored: 'before', id: used.comment, receivedAt: used.receivedAt }
    }
    keys.set(key, { fingerprint, likeness, comment: comment.id, receivedAt: comment.receivedAt })
    comments.push({
      ...comment,
      status: 'open',
      note: null,
      changedAt: null,
      changedBy: null,
      changedByName: null,
    })
    changed()
    return { stored: 'new', id: comment.id, receivedAt: comment.receivedAt }
  },
})
