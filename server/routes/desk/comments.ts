import { Hono } from 'hono'
import * as v from 'valibot'
import { deskCommentsSchema, type DeskComments } from '../../../contract/desk-comments.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../describe.ts'
import { deskRefusals } from './door.ts'

/** What readers wrote, for editors. */
export const deskCommentRoutes = ({ store }: Ports) =>
  new Hono<ApiEnv>().get(
    '/api/desk/comments',
    describe({
      summary: 'The comments, newest first',
      tag: 'Desk',
      answers: { 200: { description: 'One page of comments', schema: deskCommentsSchema } },
      refusals: deskRefusals,
    }),
    valid('query', v.object({ before: v.optional(v.pipe(v.string(), v.maxLength(100))) })),
    async (context) => {
      const limit = 50
      const { comments, total } = await store.comments({ limit, before: context.req.valid('query').before })
      return context.json<DeskComments>({
        comments: comments.map(({ id, article, section, text, receivedAt }) => ({
          id,
          article,
          section,
          text,
          receivedAt,
        })),
        total,
        next: comments.length === limit ? (comments.at(-1)?.id ?? null) : null,
      })
    },
  )
