import { Hono } from 'hono'
import { etag } from 'hono/etag'
import * as v from 'valibot'
import {
  type Article,
  type ArticleList,
  articleListSchema,
  articleQuerySchema,
  articleSchema,
} from '../../contract/article.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, valid } from '../describe.ts'
import { createLibrary, teaserOf } from '../library.ts'
import { Refusal } from '../problem.ts'

const tag = 'Articles'
const pageSize = 50
type Listed = { title: string; slug: string; updatedAt: string }
const byTitle = (a: Listed, b: Listed) => a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug)
const latestFirst = (a: Listed, b: Listed) => b.updatedAt.localeCompare(a.updatedAt) || byTitle(a, b)

const inOrder = (values: Iterable<string>) => [...new Set(values)].toSorted((a, b) => a.localeCompare(b))

export function articleRoutes({ content }: Ports) {
  const library = createLibrary(content)
  const app = new Hono<ApiEnv>()
  app.use('/api/articles', etag())
  app.use('/api/articles/:slug', etag())
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
      },
      refusals: { 400: ['invalid_request'] },
    }),
    valid('query', articleQuerySchema),
    (context) => {
      const rights = context.get('rights')
      const { kind, topic, product, version, order, cursor } = context.req.valid('query')
      const known = library.known(rights)
      const matching = known
        .filter((article) => !kind || article.kind === kind)
        .filter((article) => !topic || article.topics.includes(topic))
        .filter((article) => !product || article.products.length === 0 || article.products.includes(product))
        .filter(
          ({ versions }) => !version || versions === 'not-version-specific' || versions.includes(version),
        )
        .toSorted(order === 'updated' ? latestFirst : byTitle)
      const from = cursor === undefined ? 0 : matching.findIndex(({ slug }) => slug === cursor) + 1
      // Starting over instead would let a client that follows `next` walk in circles.
      if (cursor !== undefined && from === 0) {
        throw new Refusal('invalid_request', {
          errors: [{ path: 'query.cursor', message: 'This list has no such place. Start without a cursor.' }],
        })
      }
      const page = matching.slice(from, from + pageSize)
      if (!rights) context.header('Cache-Control', 'public, max-age=0, must-revalidate')
      return context.json<ArticleList>({
        articles: page.map((article) => teaserOf(article, rights)),
        total: matching.length,
        next: from + pageSize < matching.length ? (page.at(-1)?.slug ?? null) : null,
        filters: {
          topics: inOrder(known.flatMap(({ topics }) => topics)),
          products: inOrder(known.flatMap(({ products }) => products)),
          versions: inOrder(known.flatMap(({ versions }) => (Array.isArray(versions) ? versions : []))),
        },
      })
    },
  )
  app.get(
    '/api/articles/:slug',
    describe({
      summary: 'One article, if this reader may read it',
      tag,
      answers: { 200: { description: 'The article', schema: articleSchema } },
      refusals: {
        401: ['sign_in_required', 'invalid_token'],
        403: [
          'email_unverified',
          'organisation_required',
          'maintenance_required',
          'maintenance_expired',
          'product_not_covered',
          'not_allowed',
        ],
        404: ['not_found'],
      },
    }),
    valid('param', v.object({ slug: v.string() })),
    (context) => {
      const rights = context.get('rights')
      const article = library.find(context.req.valid('param').slug, rights)
      if (!rights) context.header('Cache-Control', 'public, max-age=0, must-revalidate')
      const { html, headings } = article
      return context.json<Article>({
        ...teaserOf(article, rights),
        access: 'open',
        html,
        headings,
        related: library.related(article, rights),
      })
    },
  )
  return app
}
