import { ratingSummarySchema, type RatingSummary, type Stars } from '../../../contract/feedback.ts'
import { get, send } from '../../http/api.ts'
import { withLock } from '../../session/lock.ts'
import { session } from '../../session/session.ts'
import { dropVote, keptVote } from './kept-votes.ts'
import { mayStillArrive } from './may-still-arrive.ts'
import type { Owner } from './owner.ts'
import { beginProof, sendProved } from './proof.ts'

export const beginVote = (slug: string) => beginProof('rating', slug)

/**
 * Sends what is kept of this reader's vote, whichever press that is by now, in one tab at a time: so the last press is what arrives last.
 * `address`: of the article's rating. Answers the summary, also when another tab has sent the vote meanwhile.
 */
export const sendVote = (owner: Owner, address: string): Promise<RatingSummary> =>
  withLock(`signpost.vote ${owner.slug}`, async () => {
    const kept = keptVote(owner)
    if (!kept) return get(address, ratingSummarySchema)
    const reader = session.get()
    if (('account' in reader ? reader.account.subject : null) !== owner.subject)
      throw new Error('somebody else is reading')
    try {
      const summary = await sendStars(owner.slug, address, kept.stars)
      dropVote(owner, kept.press)
      return summary
    } catch (error) {
      if (!mayStillArrive(error, owner)) dropVote(owner, kept.press)
      throw error
    }
  })

/** A withdrawal takes no proof. */
const sendStars = (slug: string, address: string, stars: Stars | null) =>
  stars === null
    ? send('DELETE', address, undefined, ratingSummarySchema)
    : sendProved('rating', slug, (proof) => send('PUT', address, { stars }, ratingSummarySchema, proof))
