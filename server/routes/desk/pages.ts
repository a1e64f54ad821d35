import { Hono } from 'hono'
import * as v from 'valibot'
import { accessLevels, articleKinds } from '../../../contract/article.ts'
import {
  type DeskPage,
  type DeskPages,
  deskPageSchema,
  deskPagesSchema,
  pageOrders,
  periods,
} from '../../../contract/desk-pages.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { inOrder, pageNumbers } from '../../desk-numbers/page-numbers.ts'
import { Refusal } from '../../http/problem.ts'
import { revisionsOf, votesOverTime } from '../../desk-numbers/votes-over-time.ts'
import { deskRefusals } from './door.ts'

const pageSize = 50
const querySchema = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
  kind: v.optional(v.picklist(articleKinds)),
  access: v.optional(v.picklist(accessLevels)),
  /** Only those that somebody should look at again. */
  look: v.optional(v.literal('again')),
  /** By what has waited longest, or, of all of them, by what needs attention. */
  order: v.optional(v.picklist(pageOrders)),
  direction: v.optional(v.picklist(['usual', 'reversed']), 'usual'),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), '1'),
})

/** What readers think of the articles, for editors: of every one, locked or secret. */
export const deskPageRoutes = ({ content, store, now, config: { reviewAfter } }: Ports) =>
  new Hono<ApiEnv>()
    .get(
      '/api/desk/pages',
      describe({
        summary: 'Votes, comments and what needs attention, of every article',
        tag: 'Desk',
        answers: { 200: { description: 'One page of them', schema: deskPagesSchema } },
        refusals: deskRefusals,
      }),
      valid('query', querySchema),
      async (context) => {
        const { search, kind, access, look, direction, page, ...query } = context.req.valid('query')
        const order = query.order ?? (look ? 'review' : 'attention')
        const words = search.toLowerCase().split(/\s+/).filter(Boolean)
        const matching = (await pageNumbers(content, store, { now: now(), reviewAfter }))
          .filter((one) => !kind || one.kind === kind)
          .filter((one) => !access || one.access === access)
          .filter(({ lookAgain }) => !look || lookAgain !== null)
          .filter(({ title, slug }) => words.every((word) => `${title} ${slug}`.toLowerCase().includes(word)))
        const of = Math.max(1, Math.ceil(matching.length / pageSize))
        const shown = Math.min(page, of)
        return context.json<DeskPages>({
          pages: inOrder(matching, order, direction === 'reversed').slice(
            (shown - 1) * pageSize,
            shown * pageSize,
          ),
          total: matching.length,
          page: shown,
          of,
        })
      },
    )
    .get(
      '/api/desk/pages/:slug',
      describe({
        summary: 'What readers think of one article, over time and by revision',
        tag: 'Desk',
        answers: { 200: { description: 'The numbers', schema: deskPageSchema } },
        refusals: { ...deskRefusals, 404: ['not_found'] },
      }),
      valid('param', v.object({ slug: v.string() })),
      valid('query', v.object({ by: v.optional(v.picklist(periods), 'week') })),
      async (context) => {
        const { slug } = context.req.valid('param')
        const { by } = context.req.valid('query')
        const article = content.articles.find((one) => one.slug === slug)
        if (!article) throw new Refusal('not_found')
        const [[page], days] = await Promise.all([
          pageNumbers({ ...content, articles: [article] }, store, { now: now(), reviewAfter }),
          store.votesByDay(slug),
        ])
        if (!page) throw new Refusal('not_found')
        return context.json<DeskPage>({
          page,
          revisions: revisionsOf(days, article.revision),
          by,
          ...votesOverTime(days, article, by, now()),
        })
      },
    )
