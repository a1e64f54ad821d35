import { Hono } from 'hono'
import * as v from 'valibot'
import { deskCommentsSchema, type DeskComments } from '../../contract/desk.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, valid } from '../describe.ts'
import { Refusal } from '../problem.ts'

/** Where editors work; nobody else gets past its door. */
export function deskRoutes({ store }: Ports) {
  const app = new Hono<ApiEnv>()
  app.use('/api/desk/*', async (context, next) => {
    const rights = context.get('rights')
    if (!rights) throw new Refusal('sign_in_required', { remedy: 'sign-in' })
    if (!rights.editor) throw new Refusal('not_allowed', { remedy: 'contact-support' })
    await next()
  })
  return app.get(
    '/api/desk/comments',
    describe({
      summary: 'The comments, newest first',
      tag: 'Desk',
      answers: { 200: { description: 'One page of comments', schema: deskCommentsSchema } },
      refusals: {
        400: ['invalid_request'],
        401: ['sign_in_required', 'invalid_token'],
        403: ['not_allowed'],
      },
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
}
