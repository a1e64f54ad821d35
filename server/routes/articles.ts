import { Hono } from 'hono'
import {
  type Article,
  type ArticleList,
  articleListSchema,
  articleQuerySchema,
  articleSchema,
  topicListSchema,
} from '../../contract/article.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, ifNoneMatch, unchanged, valid } from '../http/describe.ts'
import { createKeptAnswers, sendKept } from '../http/kept-answers.ts'
import type { MediaAddresses } from '../library/media-addresses.ts'
import { createLibrary } from '../library/library.ts'
import { Refusal } from '../http/problem.ts'
import { lockedRefusals } from './locked.ts'

const tag = 'Articles'

export function articleRoutes({ content }: Ports, media: MediaAddresses) {
  const library = createLibrary(content)
  const answers = createKeptAnswers()
  const app = new Hono<ApiEnv>()
  app.get(
    '/api/articles',
    describe({
      summary: 'Teasers of the articles that this reader may know of',
      tag,
      answers: {
        200: {
          description: 'One page of teasers, by title unless `order` says otherwise',
          schema: articleListSchema,
        },
        ...unchanged,
      },
      headers: ifNoneMatch,
      refusals: { 400: ['invalid_request'] },
    }),
    valid('query', articleQuerySchema),
    (context) => {
      const rights = context.get('rights')
      const view = library.viewFor(rights)
      const query = context.req.valid('query')
      const { kind, topic, product, version, order, cursor } = query
      const key = JSON.stringify([view.key, kind, topic, product, version, order, cursor])
      const answer = answers(key, () => {
        const list = library.list(view, query)
        if (list) return list satisfies ArticleList
        // Starting over instead would let a client that follows `next` walk in circles.
        throw new Refusal('invalid_request', {
          errors: [{ path: 'query.cursor', message: 'This list has no such place. Start without a cursor.' }],
        })
      })
      return sendKept(context, answer)
    },
  )
  app.get(
    '/api/articles/:slug',
    describe({
      summary: 'One article, if this reader may read it',
      tag,
      answers: { 200: { description: 'The article', schema: articleSchema }, ...unchanged },
      headers: ifNoneMatch,
      refusals: lockedRefusals,
    }),
    (context) => {
      const rights = context.get('rights')
      const article = library.find(context.req.param('slug'), rights)
      const view = library.viewFor(rights)
      const { slug, headings } = article
      // Addresses of what not everybody may see are other ones after a while.
      const expires = media.expiryFor(article)
      const answer = answers(JSON.stringify([view.key, slug, expires]), async () => {
        const related = library.related(view, article)
        return {
          ...library.teaserIn(view, article),
          access: 'open',
          ...(await media.withAddresses(article, expires)),
          headings,
          related,
          neighbours: library.neighbours(view, article),
        } satisfies Article
      })
      return sendKept(context, answer)
    },
  )
  app.get(
    '/api/topics',
    describe({
      summary: 'Topics of the articles that this reader may know of',
      tag,
      answers: { 200: { description: 'The topics', schema: topicListSchema }, ...unchanged },
      headers: ifNoneMatch,
    }),
    (context) => {
      const view = library.viewFor(context.get('rights'))
      const answer = answers(JSON.stringify([view.key, 'topics']), () => library.topics(view))
      return sendKept(context, answer)
    },
  )
  return app
}
