import { type MutationState, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { RatingSummary, Stars } from '../../../contract/feedback.ts'
import { dropVote, keepVote } from './kept-votes.ts'
import type { Owner } from './owner.ts'
import { forgetFailed, sendKept, voteKey } from './rating-query.ts'

/** How it stands with the last press; `stars` null withdraws the vote. `at`: when it was sent. */
export type Vote =
  | { state: 'none'; stars: null }
  | { state: 'saving'; stars: Stars | null }
  | { state: 'failed'; stars: Stars | null; error: Error; at: number }

const none: Vote = { state: 'none', stars: null }

function voteOf(sent: MutationState<RatingSummary, Error, Stars | null> | undefined): Vote {
  const stars = sent?.variables ?? null
  if (sent?.status === 'pending') return { state: 'saving', stars }
  if (sent?.status === 'error' && sent.error)
    return { state: 'failed', stars, error: sent.error, at: sent.submittedAt }
  return none
}

/** The vote of this reader that is on its way or did not arrive, wherever it was pressed: here, or on a page that was left. */
export function useVote(owner: Owner) {
  const client = useQueryClient()
  const sent = useMutationState<MutationState<RatingSummary, Error, Stars | null>>({
    filters: { mutationKey: voteKey(owner) },
  })
  const vote = voteOf(sent.at(-1))
  return {
    ...vote,
    send(stars: Stars | null): Promise<RatingSummary> {
      keepVote(owner, stars)
      return sendKept(owner, stars, client)
    },
    /** What did not arrive is not sent any more. What is on its way is not held back. */
    giveUp() {
      if (vote.state !== 'failed') return
      dropVote(owner)
      forgetFailed(owner, client)
    },
  }
}
