import * as v from 'valibot'
import { accessLevels, articleKinds } from './article.ts'

/** How a list of pages may be sorted; each begins with what is asked for most. */
export const pageOrders = [
  'attention',
  'title',
  'votes',
  'average',
  'trend',
  'comments',
  'updated',
  'review',
] as const
export type PageOrder = (typeof pageOrders)[number]
/** Charts show votes by the day, the week (from Monday) or the month. */
export const periods = ['day', 'week', 'month'] as const
export type Period = (typeof periods)[number]

const distributionSchema = v.strictTuple([v.number(), v.number(), v.number(), v.number(), v.number()])
/** `average`: 1 to 5, null while there are no votes. */
const ratedSchema = v.object({ votes: v.number(), average: v.nullable(v.number()) })

/** Why a page needs attention, in points of 100, each with what it comes from. */
const attentionSchema = v.object({
  score: v.number(),
  /** `atMost`: the average is at most this, with 97.5 % confidence; null while there are no votes. */
  stars: v.object({ points: v.number(), atMost: v.nullable(v.number()) }),
  comments: v.object({ points: v.number() }),
  /** Verdicts on outcomes of troubleshooters that name the page. */
  unsolved: v.object({ points: v.number(), unsolved: v.number(), said: v.number() }),
  /** Days since the last edit. */
  age: v.object({ points: v.number(), days: v.number() }),
})
export type Attention = v.InferOutput<typeof attentionSchema>

/** `since`: compared with the earlier revisions, or, within one revision, the last 30 days with the time before. */
const trendSchema = v.object({
  since: v.picklist(['revision', 'days']),
  /** In stars. */
  change: v.number(),
  /** Whether it is more than chance would make of that few votes. */
  clear: v.boolean(),
})
export type Trend = v.InferOutput<typeof trendSchema>

/** Why somebody should look at a page again: its own day has come, or nobody has checked it for longer than the operator allows. */
const lookAgainSchema = v.object({ reason: v.picklist(['review_due', 'not_checked']), since: v.string() })
export type LookAgain = v.InferOutput<typeof lookAgainSchema>

const pageNumbersSchema = v.object({
  slug: v.string(),
  title: v.string(),
  kind: v.picklist(articleKinds),
  access: v.picklist(accessLevels),
  secret: v.boolean(),
  revision: v.number(),
  updatedAt: v.string(),
  /** Of this revision, and of all earlier ones. */
  current: ratedSchema,
  earlier: ratedSchema,
  /** Null: too few votes to compare. */
  trend: v.nullable(trendSchema),
  openComments: v.number(),
  attention: attentionSchema,
  /** The day of the last check, if anybody has noted one. */
  checkedAt: v.nullable(v.string()),
  /** Who answers for the page; readers are not told. */
  owner: v.nullable(v.object({ name: v.string(), email: v.string() })),
  /** Null: it need not be looked at yet. */
  lookAgain: v.nullable(lookAgainSchema),
})
export type PageNumbers = v.InferOutput<typeof pageNumbersSchema>

/** `GET /api/desk/pages`: every article, for editors. */
export const deskPagesSchema = v.object({
  pages: v.array(pageNumbersSchema),
  /** That match, on all pages of the list. */
  total: v.number(),
  /** Which page of the list this is, from 1, and of how many. */
  page: v.number(),
  of: v.number(),
})
export type DeskPages = v.InferOutput<typeof deskPagesSchema>

/** `GET /api/desk/pages/:slug`. */
export const deskPageSchema = v.object({
  page: pageNumbersSchema,
  /** The latest first; the present one is there even without votes. */
  revisions: v.array(
    v.object({
      revision: v.number(),
      votes: v.number(),
      average: v.nullable(v.number()),
      distribution: distributionSchema,
      /** Days of the first and the last vote. */
      first: v.nullable(v.string()),
      last: v.nullable(v.string()),
    }),
  ),
  by: v.picklist(periods),
  /** Without gaps, the oldest first; empty while there are no votes. */
  periods: v.array(
    v.object({
      /** The first day of the period. */
      from: v.string(),
      votes: v.number(),
      average: v.nullable(v.number()),
      /** Revisions that began in it, but for the first one: as far as is known, else those whose first vote was cast in it. */
      begins: v.array(v.number()),
    }),
  ),
  /** Votes from before the first period that is shown. */
  before: v.number(),
})
export type DeskPage = v.InferOutput<typeof deskPageSchema>
