import type { Distribution, Votes } from '../store.ts'
import { type Held, voteKey } from './snapshot.ts'

export const memoryVotes = ({ votes }: Held, changed: () => void): Votes => ({
  async distribution({ article, revision }) {
    const counts: Distribution = [0, 0, 0, 0, 0]
    for (const vote of votes.values())
      if (vote.article === article && vote.revision === revision) counts[(vote.stars - 1) as 0] += 1
    return counts
  },
  async vote(rated, voter) {
    return votes.get(voteKey(rated, voter))?.stars ?? null
  },
  async putVote(rated, voter, stars, at) {
    votes.set(voteKey(rated, voter), { ...rated, voter, stars, votedAt: at })
    changed()
  },
  async deleteVote(rated, voter) {
    votes.delete(voteKey(rated, voter))
    changed()
  },
})
