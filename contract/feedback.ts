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
})

/** Only a receipt: nothing of the comment can be read back. */
export const commentReceiptSchema = v.object({ id: v.string(), receivedAt: v.string() })
