import type { Challenges } from '../store.ts'
import type { Held } from './snapshot.ts'

export const memoryChallenges = ({ spent, secrets }: Held, changed: () => void): Challenges => ({
  async spendChallenge(id, expiresAt) {
    if (spent.has(id)) return false
    spent.set(id, expiresAt)
    changed()
    return true
  },
  async secret(name, made) {
    const known = secrets.get(name) ?? made
    secrets.set(name, known)
    changed()
    return known
  },
})
