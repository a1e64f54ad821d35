import * as v from 'valibot'

export const commentLimit = 1250
/** Under this many votes an average says too little to be shown as a judgement. */
export const fewVotes = 5

export const starsSchema = v.picklist([1, 2, 3, 4, 5])
export type Stars = v.InferOutput<typeof starsSchema>

/** `X-Visitor`: a random UUID that the browser keeps, for one vote per anonymous reader. */
export const visitorSchema = v.pipe(v.string(), v.uuid())
export const idempotencyKeySchema = v.pipe(v.string(), v.uuid())

export const ratingSummarySchema = v.object({
  /** 1 to 5, rounded to two decimals; null while there are no votes. */
  average: v.nullable(v.number()),
  votes: v.number(),
  /** Votes for 1, 2, 3, 4 and 5 stars. */
  distribution: v.strictTuple([v.number(), v.number(), v.number(), v.number(), v.number()]),
  /** This reader's own vote. */
  mine: v.nullable(starsSchema),
})
export type RatingSummary = v.InferOutput<typeof ratingSummarySchema>

/** What a proof of work is for: it counts for nothing else, and for one article. */
export const proofPurposes = ['rating', 'comment'] as const
export type ProofPurpose = (typeof proofPurposes)[number]
export const challengeQuerySchema = v.object({
  purpose: v.picklist(proofPurposes),
  article: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
})

/** A challenge of ALTCHA, version 2: the key of each counter from 0 on is derived, until one begins with `keyPrefix`. */
export const challengeSchema = v.object({
  parameters: v.object({
    algorithm: v.string(),
    nonce: v.string(),
    salt: v.string(),
    cost: v.number(),
    keyLength: v.number(),
    keyPrefix: v.string(),
    keySignature: v.string(),
    data: v.object({
      ...challengeQuerySchema.entries,
      /** Milliseconds since the epoch, by the server's clock. */
      issuedAt: v.number(),
      expiresAt: v.number(),
      /** Milliseconds after `issuedAt`: nobody writes a comment faster. */
      pace: v.number(),
    }),
  }),
  signature: v.string(),
})
export type Challenge = v.InferOutput<typeof challengeSchema>

/** What `X-Challenge` holds, as JSON in Base64. */
export const proofSchema = v.object({
  challenge: challengeSchema,
  solution: v.object({ counter: v.number(), derivedKey: v.string() }),
})

/** Why a comment is folded for editors. Its writer is answered as everybody is. */
export const foldedReasons = ['trap', 'too-fast', 'links-only', 'duplicate'] as const
export type FoldedReason = (typeof foldedReasons)[number]

export const voteSchema = v.strictObject({ stars: starsSchema })

/** A lone surrogate or NUL cannot be stored byte-exact in every database, so it is refused by name. */
export const storable = v.check(
  (text: string) => text.isWellFormed() && !text.includes('\u0000'),
  'must be well-formed text without NUL',
)
export const commentSchema = v.strictObject({
  text: v.pipe(
    v.string(),
    v.check((text) => text.trim().length > 0, 'must not be empty'),
    v.maxLength(commentLimit, `must be at most ${commentLimit} characters`),
    storable,
  ),
  /** Id of a heading of the article. */
  section: v.optional(v.pipe(v.string(), v.maxLength(200), storable)),
  /** A trap for robots: a field that no person sees. Whoever fills it in is folded. */
  website: v.optional(v.pipe(v.string(), v.maxLength(2000))),
})

/** Only a receipt: nothing of the comment can be read back. */
export const commentReceiptSchema = v.object({ id: v.string(), receivedAt: v.string() })
