import { Hono } from 'hono'
import * as v from 'valibot'
import {
  type CommentCounts,
  commentCountsSchema,
  commentFilterSchema,
  commentIdSchema,
  deskCommentSchema,
  type DeskComments,
  deskCommentsSchema,
} from '../../../contract/desk-comments.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { Refusal } from '../../http/problem.ts'
import { deskRefusals, editorOf } from './door.ts'
import { createShown, storeFilter } from './shown-comments.ts'

const tag = 'Desk'
const pageSize = 50
const pageSchema = v.object({ ...commentFilterSchema.entries, cursor: v.optional(commentIdSchema) })

/** What readers wrote, for editors. */
export function deskCommentRoutes({ store, content }: Ports) {
  const shown = createShown(content)
  return new Hono<ApiEnv>()
    .get(
      '/api/desk/comments',
      describe({
        summary: 'The comments that a filter finds, newest first',
        tag,
        answers: { 200: { description: 'One page of comments', schema: deskCommentsSchema } },
        refusals: deskRefusals,
      }),
      valid('query', pageSchema),
      async (context) => {
        const { cursor, ...filter } = context.req.valid('query')
        // One more than is shown, to know whether there is a next page.
        const page = { limit: pageSize + 1, before: cursor }
        const { comments, total } = await store.comments(page, storeFilter(filter))
        const here = comments.slice(0, pageSize)
        return context.json<DeskComments>({
          comments: here.map((comment) => shown.comment(comment, editorOf(context))),
          total,
          next: comments.length > pageSize ? (here.at(-1)?.id ?? null) : null,
        })
      },
    )
    .get(
      '/api/desk/comments/counts',
      describe({
        summary: 'How many comments each choice of a filter would leave',
        tag,
        answers: { 200: { description: 'The counts', schema: commentCountsSchema } },
        refusals: deskRefusals,
      }),
      valid('query', commentFilterSchema),
      async (context) => {
        const filter = storeFilter(context.req.valid('query'))
        const { article, section, personalData, ...same } = await store.commentCounts(filter)
        const chosen = filter.article ?? ''
        return context.json<CommentCounts>({
          ...same,
          article: article.map((one) => ({ ...one, name: shown.titleOf(one.value) })),
          section: section.map((one) => ({
            ...one,
            name: one.value === null ? null : shown.headingOf(chosen, one.value),
          })),
          personal: personalData,
        })
      },
    )
    .get(
      '/api/desk/comments/:id',
      describe({
        summary: 'One comment',
        tag,
        answers: { 200: { description: 'The comment', schema: deskCommentSchema } },
        refusals: { ...deskRefusals, 404: ['not_found'] },
      }),
      valid('param', v.object({ id: commentIdSchema })),
      async (context) => {
        const found = await store.comment(context.req.valid('param').id)
        if (!found) throw new Refusal('not_found')
        return context.json(shown.comment(found, editorOf(context)))
      },
    )
}
