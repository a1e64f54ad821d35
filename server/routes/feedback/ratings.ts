import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type RatingSummary,
  ratingSummarySchema,
  type Stars,
  voteSchema,
} from '../../../contract/feedback.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { createLibrary } from '../../library/library.ts'
import { refuseOver } from '../../http/limits.ts'
import { Refusal } from '../../http/problem.ts'
import type { Proofs } from '../../feedback/proof-of-work.ts'
import type { Rated } from '../../store/store.ts'
import { lockedRefusals } from '../locked.ts'
import { ratedOf, slug, tag, writerHeaders, writerOf, writingRefusals } from './writer.ts'

const address = '/api/articles/:slug/rating'
const headers = valid('header', v.object(writerHeaders))

/** Ratings of an article that the reader may read: a locked one is refused as reading it is. */
export function ratingRoutes({ content, store, limits, now }: Ports, proofs: Proofs) {
  const library = createLibrary(content)

  /** `mine`: the vote of whoever asks. */
  async function summary(rated: Rated, mine: Stars | null): Promise<RatingSummary> {
    const distribution = await store.distribution(rated)
    const votes = distribution.reduce((sum, count) => sum + count, 0)
    const stars = distribution.reduce((sum, count, index) => sum + count * (index + 1), 0)
    return {
      average: votes === 0 ? null : Math.round((stars / votes) * 100) / 100,
      votes,
      distribution,
      mine,
    }
  }
  async function demandVoter(context: Context<ApiEnv>, visitor: string | undefined): Promise<string> {
    const voter = writerOf(context, visitor)
    if (voter === null) {
      throw new Refusal('invalid_request', {
        errors: [{ path: 'header.x-visitor', message: 'Sign in, or send a random UUID in X-Visitor.' }],
      })
    }
    refuseOver(await limits.count('votesOfReader', voter))
    return voter
  }

  return new Hono<ApiEnv>()
    .get(
      address,
      describe({
        summary: 'The rating of an article',
        tag,
        answers: { 200: { description: 'The summary', schema: ratingSummarySchema } },
        refusals: lockedRefusals,
      }),
      slug,
      headers,
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        const voter = writerOf(context, context.req.valid('header')['x-visitor'])
        const rated = ratedOf(article)
        return context.json(await summary(rated, voter === null ? null : await store.vote(rated, voter)))
      },
    )
    .put(
      address,
      describe({
        summary: 'Rate an article, or change the rating',
        tag,
        answers: { 200: { description: 'The new summary', schema: ratingSummarySchema } },
        refusals: { ...writingRefusals, 400: ['invalid_request'] },
      }),
      slug,
      headers,
      valid('json', voteSchema),
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        const { 'x-visitor': visitor, 'x-challenge': proof } = context.req.valid('header')
        const voter = await demandVoter(context, visitor)
        if (!context.get('rights') && proofs.areAskedFor) await proofs.use(proof, 'rating', article.slug)
        const { stars } = context.req.valid('json')
        await store.putVote(ratedOf(article), voter, stars, now().toISOString())
        return context.json(await summary(ratedOf(article), stars))
      },
    )
    .delete(
      address,
      describe({
        summary: 'Withdraw the rating',
        tag,
        answers: { 200: { description: 'The new summary', schema: ratingSummarySchema } },
        refusals: { ...lockedRefusals, 400: ['invalid_request'] },
      }),
      slug,
      headers,
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        const voter = await demandVoter(context, context.req.valid('header')['x-visitor'])
        await store.deleteVote(ratedOf(article), voter)
        return context.json(await summary(ratedOf(article), null))
      },
    )
}
