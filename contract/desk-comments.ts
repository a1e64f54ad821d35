import * as v from 'valibot'
import { slugSchema } from './article.ts'
import { starsSchema, storable } from './feedback.ts'

export const commentStatuses = ['open', 'handled'] as const
export const commentStatusSchema = v.picklist(commentStatuses)
export type CommentStatus = v.InferOutput<typeof commentStatusSchema>

/** In characters. */
export const noteLimit = 1000
/** How many comments one change may concern. */
export const changeLimit = 100

/** In a filter: about the article as a whole. No heading has a dot as its id. */
export const wholeArticle = '.'

const short = (characters: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(characters), storable)

/** How the inbox is narrowed, as in an address. What is absent does not narrow. */
export const commentFilterSchema = v.object({
  article: v.optional(slugSchema),
  /** Id of a heading, or `wholeArticle`. */
  section: v.optional(short(200)),
  status: v.optional(commentStatusSchema),
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(20))),
  /** What its writer rated; `none`: nothing. */
  stars: v.optional(v.picklist(['1', '2', '3', '4', '5', 'none'])),
  /** `no`, `yes`, or the reason. */
  folded: v.optional(v.pipe(v.string(), v.regex(/^[a-z]+([_-][a-z]+)*$/), v.maxLength(40))),
  personal: v.optional(v.picklist(['yes', 'no'])),
  /** Somewhere in the text or the note. */
  q: v.optional(short(200)),
})
export type CommentFilter = v.InferOutput<typeof commentFilterSchema>

/** A comment, for editors. Who wrote it is not part of it. */
export const deskCommentSchema = v.object({
  id: v.string(),
  /** `title` is null once there is no such article any more. */
  article: v.object({ slug: v.string(), title: v.nullable(v.string()) }),
  /** Null: the article as a whole. `text` is null once the article has no such heading any more. */
  section: v.nullable(v.object({ id: v.string(), text: v.nullable(v.string()) })),
  language: v.string(),
  text: v.string(),
  /** What its writer had rated the article, if at all. */
  stars: v.nullable(starsSchema),
  /** Why it is folded; null: it is not. */
  folded: v.nullable(v.string()),
  /** It may hold something that nobody should hand to a stranger. */
  personalData: v.boolean(),
  receivedAt: v.string(),
  status: commentStatusSchema,
  note: v.nullable(v.string()),
  /** ISO 8601; null: nobody has changed it. Send it back as `seen`. */
  changedAt: v.nullable(v.string()),
  /** What the provider calls the editor, if it tells, and whether that is whoever asks. */
  changedBy: v.nullable(v.object({ name: v.nullable(v.string()), you: v.boolean() })),
})
export type DeskComment = v.InferOutput<typeof deskCommentSchema>

/** `GET /api/desk/comments`: newest first. */
export const deskCommentsSchema = v.object({
  comments: v.array(deskCommentSchema),
  /** How many the filter finds in all. */
  total: v.number(),
  /** Send it back as `cursor` for the next page. Null at the end. */
  next: v.nullable(v.string()),
})
export type DeskComments = v.InferOutput<typeof deskCommentsSchema>

const counted = <Value extends v.GenericSchema>(value: Value) =>
  v.array(v.object({ value, count: v.number() }))
const countedByName = <Value extends v.GenericSchema>(value: Value) =>
  v.array(v.object({ value, name: v.nullable(v.string()), count: v.number() }))

/** `GET /api/desk/comments/counts`: how many comments each choice would leave, with all other filters as they are. */
export const commentCountsSchema = v.object({
  status: counted(commentStatusSchema),
  /** With its title. */
  article: countedByName(v.string()),
  /** Of the chosen article, with the heading's text; null: the article as a whole. */
  section: countedByName(v.nullable(v.string())),
  language: counted(v.string()),
  stars: counted(v.nullable(starsSchema)),
  /** By reason; null: not folded. */
  folded: counted(v.nullable(v.string())),
  personal: counted(v.boolean()),
})
export type CommentCounts = v.InferOutput<typeof commentCountsSchema>

export const commentIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/))
/** `changedAt` of the comment as the editor saw it; null: as nobody had changed it. */
const seenSchema = v.nullable(v.pipe(v.string(), v.isoTimestamp(), v.maxLength(40)))
const handling = {
  status: v.optional(commentStatusSchema),
  /** Null or empty takes the note away; without it, the note stays. */
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(noteLimit), storable))),
}
const changesSomething = <Changes extends { status?: unknown; note?: unknown }>() =>
  v.check<Changes, string>(
    ({ status, note }) => status !== undefined || note !== undefined,
    'must hold a status or a note',
  )

/** `PATCH /api/desk/comments/:id` */
export const commentChangeSchema = v.pipe(
  v.strictObject({ seen: seenSchema, ...handling }),
  changesSomething(),
)

/** `POST /api/desk/comments/changes`: the same for many at once. */
export const commentChangesSchema = v.pipe(
  v.strictObject({
    comments: v.pipe(
      v.array(v.strictObject({ id: commentIdSchema, seen: seenSchema })),
      v.minLength(1),
      v.maxLength(changeLimit),
    ),
    ...handling,
  }),
  changesSomething(),
)
export type CommentChanges = v.InferOutput<typeof commentChangesSchema>

/** `overtaken`: somebody else changed it since it was seen, so it was left as they made it. */
export const changedCommentsSchema = v.object({
  changed: v.array(deskCommentSchema),
  overtaken: v.array(deskCommentSchema),
  missing: v.array(v.string()),
})
export type ChangedComments = v.InferOutput<typeof changedCommentsSchema>
