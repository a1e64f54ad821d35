import { Hono } from 'hono'
import { challengeQuerySchema, challengeSchema } from '../../../contract/feedback.ts'
import type { ApiEnv } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import type { Proofs } from '../../feedback/proof-of-work.ts'
import { tag } from './writer.ts'

/** For readers who do not sign in. It says nothing of the article, not even whether there is one. */
export const challengeRoutes = (proofs: Proofs) =>
  new Hono<ApiEnv>().get(
    '/api/challenges',
    describe({
      summary: 'A proof of work (ALTCHA) to send along with one anonymous rating or comment',
      tag,
      answers: { 200: { description: 'The challenge', schema: challengeSchema } },
      refusals: { 400: ['invalid_request'] },
    }),
    valid('query', challengeQuerySchema),
    async (context) => {
      const { purpose, article } = context.req.valid('query')
      return context.json(await proofs.challenge(purpose, article))
    },
  )
