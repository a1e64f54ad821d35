import * as v from 'valibot'
import { articleKinds, lockReasons, slugSchema, versionsSchema } from './article.ts'

/** Characters of a query; more than any error message that is worth pasting. */
export const longestQuery = 300

/** Hits on one page of the list. */
export const hitsOnAPage = 10

export const searchQuerySchema = v.object({
  q: v.pipe(v.string(), v.maxLength(longestQuery)),
  kind: v.optional(v.picklist(articleKinds)),
  topic: v.optional(v.pipe(v.string(), v.maxLength(100))),
  product: v.optional(v.pipe(v.string(), v.maxLength(100))),
  version: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** Of the list of hits, from 1; a string, as it stands in the address. */
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/))),
  /** Asked while somebody types, for suggestions: half words, which are no search that the desk should hear of. */
  typing: v.optional(v.literal('yes')),
})
export type SearchQuery = v.InferOutput<typeof searchQuerySchema>

/** Plain text in pieces; `hit`: what was looked for stands here. */
const markedTextSchema = v.array(v.object({ text: v.string(), hit: v.boolean() }))
export type MarkedText = v.InferOutput<typeof markedTextSchema>

const foundEntries = {
  slug: slugSchema,
  title: markedTextSchema,
  kind: v.picklist(articleKinds),
  products: v.array(v.string()),
  topics: v.array(v.string()),
  versions: versionsSchema,
  updatedAt: v.string(),
}

/** A place in an article: below a heading, at a second of a video, or, with neither, its beginning. */
const foundSectionSchema = v.object({
  heading: v.nullable(v.object({ id: v.string(), text: markedTextSchema })),
  /** Seconds from the beginning of the video. */
  second: v.nullable(v.number()),
  excerpt: markedTextSchema,
})
export type FoundSection = v.InferOutput<typeof foundSectionSchema>

/**
 * What was found, best first: articles that the reader may read, with up to three places in each; locked ones, found by their title and
 * summary alone and shown without an excerpt; steps of troubleshooters.
 */
export const searchHitSchema = v.variant('type', [
  v.object({ type: v.literal('article'), ...foundEntries, sections: v.array(foundSectionSchema) }),
  v.object({
    type: v.literal('locked'),
    ...foundEntries,
    summary: markedTextSchema,
    reason: v.picklist(lockReasons),
  }),
  v.object({
    type: v.literal('step'),
    flow: v.string(),
    flowTitle: v.string(),
    step: v.string(),
    title: markedTextSchema,
    excerpt: markedTextSchema,
    /** Answers that lead to the step, by question; for `paths.step`. */
    answers: v.record(v.string(), v.string()),
  }),
])
export type SearchHit = v.InferOutput<typeof searchHitSchema>

export const searchResultSchema = v.object({
  hits: v.array(searchHitSchema),
  /** How many hits there are on all pages. */
  total: v.number(),
  /** How many of them are locked. Nothing that is `secret` is counted. */
  withheld: v.number(),
  /** Another spelling that finds something; only where the query found nothing. Made of words that this reader may read. */
  suggestion: v.nullable(v.string()),
})
export type SearchResult = v.InferOutput<typeof searchResultSchema>
