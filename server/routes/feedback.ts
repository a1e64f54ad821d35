import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  commentReceiptSchema,
  commentSchema,
  idempotencyKeySchema,
  type RatingSummary,
  ratingSummarySchema,
  visitorSchema,
  voteSchema,
} from '../../contract/feedback.ts'
import type { ApiEnv, Ports } from '../app.ts'
import type { CompiledArticle } from '../content/content.ts'
import { describe, valid } from '../describe.ts'
import { createLibrary } from '../library.ts'
import { Refusal } from '../problem.ts'
import type { Rated } from '../store/store.ts'

const tag = 'Feedback'
const address = '/api/articles/:slug/rating'
const slug = valid('param', v.object({ slug: v.string() }))
const visitor = valid('header', v.object({ 'x-visitor': v.optional(visitorSchema) }))

const lockedRefusals = {
  401: ['sign_in_required', 'invalid_token'],
  403: ['not_allowed'],
  404: ['not_found'],
} satisfies Parameters<typeof describe>[0]['refusals']

const ratedOf = ({ slug, revision }: CompiledArticle): Rated => ({ article: slug, revision })

/** Who rates: the account, or the random number that this browser keeps. Null: neither was given. */
function voterOf(context: Context<ApiEnv>, visitorId: string | undefined): string | null {
  const rights = context.get('rights')
  if (rights) return `account:${rights.subject}`
  return visitorId ? `visitor:${visitorId}` : null
}

/**
 * What makes two comments the same. Not its author: a draft that is sent again after signing in is still the same. A hash, so
 * that a comment's words are kept in one place only.
 */
async function fingerprintOf(...parts: (string | null)[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Ratings and comments of an article that the reader may read: a locked one is refused as reading it is. */
export function feedbackRoutes({ content, store, now, newId }: Ports) {
  const library = createLibrary(content)

  async function summary(rated: Rated, voter: string | null): Promise<RatingSummary> {
    const distribution = await store.distribution(rated)
    const votes = distribution.reduce((sum, count) => sum + count, 0)
    const stars = distribution.reduce((sum, count, index) => sum + count * (index + 1), 0)
    return {
      average: votes === 0 ? null : Math.round((stars / votes) * 100) / 100,
      votes,
      distribution,
      mine: voter === null ? null : await store.vote(rated, voter),
    }
  }
  const demandVoter = (voter: string | null) => {
    if (voter === null) {
      throw new Refusal('invalid_request', {
        errors: [{ path: 'header.x-visitor', message: 'Sign in, or send a random UUID in X-Visitor.' }],
      })
    }
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
      visitor,
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        return context.json(
          await summary(ratedOf(article), voterOf(context, context.req.valid('header')['x-visitor'])),
        )
      },
    )
    .put(
      address,
      describe({
        summary: 'Rate an article, or change the rating',
        tag,
        answers: { 200: { description: 'The new summary', schema: ratingSummarySchema } },
        refusals: { ...lockedRefusals, 400: ['invalid_request'] },
      }),
      slug,
      visitor,
      valid('json', voteSchema),
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        const voter = demandVoter(voterOf(context, context.req.valid('header')['x-visitor']))
        await store.putVote(ratedOf(article), voter, context.req.valid('json').stars, now().toISOString())
        return context.json(await summary(ratedOf(article), voter))
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
      visitor,
      async (context) => {
        const article = library.find(context.req.valid('param').slug, context.get('rights'))
        const voter = demandVoter(voterOf(context, context.req.valid('header')['x-visitor']))
        await store.deleteVote(ratedOf(article), voter)
        return context.json(await summary(ratedOf(article), voter))
      },
    )
    .post(
      '/api/articles/:slug/comments',
      describe({
        summary: 'Leave a comment that only editors read',
        tag,
        answers: {
          201: { description: 'A receipt; nothing can be read back', schema: commentReceiptSchema },
        },
        refusals: {
          ...lockedRefusals,
          400: ['invalid_request'],
          413: ['too_large'],
          422: ['idempotency_key_reused'],
        },
      }),
      slug,
      valid('header', v.object({ 'idempotency-key': idempotencyKeySchema })),
      valid('json', commentSchema),
      async (context) => {
        const rights = context.get('rights')
        const article = library.find(context.req.valid('param').slug, rights)
        const { text, section } = context.req.valid('json')
        if (section !== undefined && !article.headings.some(({ id }) => id === section)) {
          throw new Refusal('invalid_request', {
            errors: [{ path: 'json.section', message: 'This article has no such section.' }],
          })
        }
        const author = rights?.subject ?? null
        const result = await store.addComment(
          {
            id: newId(),
            ...ratedOf(article),
            language: 'en',
            section: section ?? null,
            text,
            author,
            stars: null,
            folded: null,
            personalData: false,
            receivedAt: now().toISOString(),
          },
          {
            key: context.req.valid('header')['idempotency-key'],
            fingerprint: await fingerprintOf(article.slug, section ?? null, text),
          },
        )
        if (result.stored === 'refused') throw new Refusal('idempotency_key_reused')
        return context.json({ id: result.id, receivedAt: result.receivedAt }, 201)
      },
    )
}
