import * as v from 'valibot'
import { videoSchema } from './video.ts'

export const articleKinds = ['instruction', 'support-article', 'video'] as const
export const accessLevels = ['public', 'signed-in', 'maintenance', 'editors'] as const

/** Why an article stays closed for a reader: the first rule that fails, in this order. */
export const lockReasons = [
  'sign_in_required',
  'insufficient_scope',
  'not_allowed',
  'email_unverified',
  'organisation_required',
  'maintenance_required',
  'maintenance_expired',
  'product_not_covered',
] as const

/** What would open the lock. One remedy for each reason (`remedyFor` in server/access/gate.ts). */
export const remedies = [
  'sign-in',
  'verify-email',
  'join-organisation',
  'get-agreement',
  'renew-agreement',
  'extend-agreement',
  'contact-support',
] as const
export const remedySchema = v.picklist(remedies)

export type ArticleKind = (typeof articleKinds)[number]
export type AccessLevel = (typeof accessLevels)[number]
export type LockReason = (typeof lockReasons)[number]
export type Remedy = (typeof remedies)[number]

export const slugSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(100))

/** The literal, a list of versions, or a range with one end or both. */
export const versionsSchema = v.union([
  v.literal('not-version-specific'),
  v.array(v.string()),
  v.object({ from: v.exactOptional(v.string()), to: v.exactOptional(v.string()) }),
])

const teaserEntries = {
  slug: slugSchema,
  title: v.string(),
  summary: v.string(),
  kind: v.picklist(articleKinds),
  products: v.array(v.string()),
  topics: v.array(v.string()),
  versions: versionsSchema,
  /** ISO 8601 date, `YYYY-MM-DD`. */
  updatedAt: v.string(),
  updatedBy: v.object({ name: v.string(), email: v.string() }),
  /** Of a video, in seconds. */
  duration: v.exactOptional(v.number()),
  /** When somebody last saw that it is still true, in the same shape. */
  checkedAt: v.exactOptional(v.string()),
}

/**
 * What anyone may know of an article. Never part of its body. `open`: the reader's rights open it; before it is read, it may still ask for a newer or
 * stronger proof of who they are (RFC 9470).
 */
export const teaserSchema = v.variant('access', [
  v.object({ ...teaserEntries, access: v.literal('open') }),
  v.object({ ...teaserEntries, access: v.literal('locked'), reason: v.picklist(lockReasons) }),
])
export type Teaser = v.InferOutput<typeof teaserSchema>

export const articleListSchema = v.object({
  articles: v.array(teaserSchema),
  /** What the topic that was asked for is about, where somebody has written it down. */
  topicSummary: v.exactOptional(v.string()),
  /** How many articles the filters match in all. */
  total: v.number(),
  /** Opaque; send it back as `cursor` for the next page. Null at the end. */
  next: v.nullable(v.string()),
  /** Values that a filter can take, over everything this reader may know of. */
  filters: v.object({
    kinds: v.array(v.picklist(articleKinds)),
    topics: v.array(v.string()),
    products: v.array(v.string()),
    versions: v.array(v.string()),
  }),
})
export type ArticleList = v.InferOutput<typeof articleListSchema>

export const headingSchema = v.object({ id: v.string(), text: v.string(), level: v.picklist([2, 3]) })
export type Heading = v.InferOutput<typeof headingSchema>

const neighboursSchema = v.object({
  topic: v.string(),
  previous: v.nullable(teaserSchema),
  next: v.nullable(teaserSchema),
})
export type Neighbours = v.InferOutput<typeof neighboursSchema>

/** `GET /api/topics`: those of the articles that this reader may know of, by their ids. */
export const topicListSchema = v.object({
  topics: v.array(v.object({ id: v.string(), articles: v.number(), summary: v.nullable(v.string()) })),
})
export type TopicList = v.InferOutput<typeof topicListSchema>

export const articleSchema = v.object({
  ...teaserEntries,
  access: v.literal('open'),
  /** Sanitised on the server; the portal inserts it as it is. */
  html: v.string(),
  headings: v.array(headingSchema),
  related: v.array(teaserSchema),
  /** Of the kind `video` alone. */
  video: v.exactOptional(videoSchema),
  /** In the first of its topics. */
  neighbours: neighboursSchema,
})
export type Article = v.InferOutput<typeof articleSchema>

export const articleQuerySchema = v.object({
  kind: v.optional(v.picklist(articleKinds)),
  topic: v.optional(v.pipe(v.string(), v.maxLength(100))),
  product: v.optional(v.pipe(v.string(), v.maxLength(100))),
  version: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** `topic`: as the articles of a topic are to be read, one after the other. */
  order: v.optional(v.picklist(['title', 'updated', 'topic'])),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type ArticleQuery = v.InferOutput<typeof articleQuerySchema>

/** What a topic or product is called that has no name: `signing-in` → `Signing in`. */
export const spelledOut = (id: string) => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ')
