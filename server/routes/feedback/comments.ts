import { Hono } from 'hono'
import * as v from 'valibot'
import { commentReceiptSchema, commentSchema, idempotencyKeySchema } from '../../../contract/feedback.ts'
import { looksPrivate } from '../../../contract/looks-private.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { createLibrary } from '../../library/library.ts'
import { refuseOver } from '../../http/limits.ts'
import { Refusal } from '../../http/problem.ts'
import type { Proofs } from '../../feedback/proof-of-work.ts'
import { hashOf, likenessOf, suspicion } from '../../feedback/suspicion.ts'
import { ratedOf, slug, tag, writerHeaders, writerOf, writingRefusals } from './writer.ts'

/** Comments on an article that the reader may read; whatever becomes of one, its writer is answered alike. */
export function commentRoutes(ports: Ports, proofs: Proofs) {
  const { content, store, limits, proving, now, newId } = ports
  const library = createLibrary(content)

  return new Hono<ApiEnv>().post(
    '/api/articles/:slug/comments',
    describe({
      summary: 'Leave a comment that only editors read',
      tag,
      answers: {
        201: { description: 'A receipt; nothing can be read back', schema: commentReceiptSchema },
      },
      refusals: {
        ...writingRefusals,
        400: ['invalid_request'],
        413: ['too_large'],
        422: ['idempotency_key_reused'],
      },
    }),
    slug,
    valid('header', v.object({ 'idempotency-key': idempotencyKeySchema, ...writerHeaders })),
    valid('json', commentSchema),
    async (context) => {
      const rights = context.get('rights')
      const article = library.find(context.req.valid('param').slug, rights)
      const { text, section, website } = context.req.valid('json')
      if (section !== undefined && !article.headings.some(({ id }) => id === section)) {
        throw new Refusal('invalid_request', {
          errors: [{ path: 'json.section', message: 'This article has no such section.' }],
        })
      }
      const {
        'idempotency-key': key,
        'x-visitor': visitor,
        'x-challenge': proof,
      } = context.req.valid('header')
      // What makes two comments the same. Not the author: a draft that is sent again after signing in is still the same.
      const fingerprint = await hashOf(article.slug, section ?? null, text)
      // Whose answer was lost asks again with a proof that is used up: nothing is written, so none is needed.
      const before = await store.receipt(key)
      if (before?.fingerprint === fingerprint)
        return context.json({ id: before.id, receivedAt: before.receivedAt }, 201)
      if (before) throw new Refusal('idempotency_key_reused')

      const writer = writerOf(context, visitor)
      if (writer !== null) refuseOver(await limits.count('commentsOfReader', writer))
      const rated = ratedOf(article)
      const receivedAt = now()
      const begun = rights || !proofs.areAskedFor ? null : await proofs.use(proof, 'comment', article.slug)
      const likeness = await likenessOf(text)
      const result = await store.addComment(
        {
          id: newId(),
          ...rated,
          language: 'en',
          section: section ?? null,
          text,
          author: rights?.subject ?? null,
          stars: writer === null ? null : await store.vote(rated, writer),
          folded: suspicion({
            text,
            website,
            took: begun === null ? null : receivedAt.getTime() - begun,
            pace: proving.pace,
            cameBefore: likeness !== null && (await store.isLikenessKnown(likeness)),
          }),
          personalData: looksPrivate(text).length > 0,
          receivedAt: receivedAt.toISOString(),
        },
        { key, fingerprint, likeness },
      )
      if (result.stored === 'refused') throw new Refusal('idempotency_key_reused')
      return context.json({ id: result.id, receivedAt: result.receivedAt }, 201)
    },
  )
}
