import * as v from 'valibot'

/** `GET /api/desk/comments`: what readers wrote, for editors. Who wrote it is not part of it. */
export const deskCommentsSchema = v.object({
  comments: v.array(
    v.object({
      id: v.string(),
      article: v.string(),
      section: v.nullable(v.string()),
      text: v.string(),
      receivedAt: v.string(),
    }),
  ),
  total: v.number(),
  next: v.nullable(v.string()),
})
export type DeskComments = v.InferOutput<typeof deskCommentsSchema>
