import type { Receipts } from '../store.ts'
import type { Held } from './snapshot.ts'

export const memoryReceipts = ({ keys }: Held): Receipts => ({
  async receipt(key) {
    const used = keys.get(key)
    return used ? { fingerprint: used.fingerprint, id: used.comment, receivedAt: used.receivedAt } : null
  },
  async isLikenessKnown(likeness) {
    return [...keys.values()].some((used) => used.likeness === likeness)
  },
})
