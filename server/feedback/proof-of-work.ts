import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import * as v from 'valibot'
import { type Challenge, type ProofPurpose, proofSchema } from '../../contract/feedback.ts'
import type { Ports } from '../app.ts'
import { refuseOver } from '../http/limits.ts'
import { Refusal } from '../http/problem.ts'

/** What a proof takes, and what a person takes (decision 020). */
export type Proving = {
  /** Keys to derive for an ordinary proof, at most; half of them at least. 0: no proof is asked for. */
  work: number
  /** Milliseconds from a challenge to its comment that no person stays under. */
  pace: number
}
export const ordinaryProving: Proving = { work: 600, pace: 3000 }

/** Rounds of PBKDF2 for one key: enough that starting each one is not what takes the time, few enough to check at once. */
const rounds = 1000
/** For so long a proof counts, in ms: a comment may take its writer longer to type than any rating. */
const lifetime: Record<ProofPurpose, number> = { rating: 600_000, comment: 3_600_000 }

/** So many challenges within the time of `limits.challenges` are an ordinary day. */
export const calm = 300
const dearest = 16

/** Each doubling of what is asked for in a calm time doubles the work, up to 16 times. */
export const dearness = (asked: number): number =>
  Math.min(dearest, 2 ** Math.max(0, Math.ceil(Math.log2(asked / calm))))

export type Proofs = ReturnType<typeof createProofs>

/** Proofs of work (ALTCHA) for whoever writes without signing in. */
export function createProofs({ store, limits, proving: { work, pace }, now }: Ports) {
  let made: Promise<string> | undefined
  /** Shared by all servers of a database. A store that is away is asked again. */
  const secrets = async () => {
    made ??= store.secret('challenges', crypto.randomUUID() + crypto.randomUUID())
    const secret = await made.catch((error: unknown) => {
      made = undefined
      throw error
    })
    return { hmacSignatureSecret: `challenge ${secret}`, hmacKeySignatureSecret: `key ${secret}` }
  }

  return {
    areAskedFor: work > 0,

    /** A challenge for that purpose, dearer while very many are asked for. Bounded work for the reader: the answer is chosen, not hoped for. */
    async challenge(purpose: ProofPurpose, article: string): Promise<Challenge> {
      const { used } = await limits.count('challenges', 'everyone')
      const most = Math.max(2, work) * dearness(used)
      const issuedAt = now().getTime()
      const { parameters, signature = '' } = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        deriveKey,
        cost: rounds,
        counter: randomInt(most, Math.ceil(most / 2)),
        data: { purpose, article, issuedAt, expiresAt: issuedAt + lifetime[purpose], pace },
        ...(await secrets()),
      })
      return v.parse(proofSchema.entries.challenge, { parameters, signature })
    },

    /**
     * Uses up the proof in the value of `X-Challenge`, and says when its challenge was issued. Throws `challenge_required` if there is none,
     * `challenge_refused` if it does not count: forged, changed, wrong, for something else, too old, or used before.
     */
    async use(header: string | undefined, purpose: ProofPurpose, article: string): Promise<number> {
      if (header === undefined) throw new Refusal('challenge_required')
      const refuse = (detail: string) => new Refusal('challenge_refused', { detail })
      const proof = readProof(header)
      if (!proof) throw refuse('X-Challenge must hold a challenge with its solution.')
      const { verified } = await verifySolution({ ...proof, deriveKey, ...(await secrets()) })
      if (!verified) throw refuse('The solution is wrong, or the challenge is not one of this server.')
      const { data, nonce } = proof.challenge.parameters
      if (data.purpose !== purpose || data.article !== article) throw refuse('It is for something else.')
      if (data.expiresAt <= now().getTime()) throw refuse('It is too old.')
      // Only who has done the work is counted: nobody else can use up what all may write.
      const limit = purpose === 'rating' ? 'anonymousVotes' : 'anonymousComments'
      refuseOver(await limits.count(limit, 'everyone'))
      const unused = await store.spendChallenge(nonce, new Date(data.expiresAt).toISOString())
      if (!unused) throw refuse('It was used before.')
      return data.issuedAt
    },
  }
}

function readProof(header: string): v.InferOutput<typeof proofSchema> | null {
  try {
    const proof = v.safeParse(proofSchema, JSON.parse(atob(header)))
    return proof.success ? proof.output : null
  } catch {
    return null
  }
}
