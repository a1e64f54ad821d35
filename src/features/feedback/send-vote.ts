import { ratingSummarySchema, type RatingSummary, type Stars } from '../../../contract/feedback.ts'
import { send } from '../../http/api.ts'
import { beginProof, sendProved } from './proof.ts'

export const beginVote = (slug: string) => beginProof('rating', slug)

/** `address`: of the article's rating. Null withdraws the vote, which takes no proof. */
export const sendVote = (slug: string, address: string, stars: Stars | null): Promise<RatingSummary> =>
  stars === null
    ? send('DELETE', address, undefined, ratingSummarySchema)
    : sendProved('rating', slug, (proof) => send('PUT', address, { stars }, ratingSummarySchema, proof))
