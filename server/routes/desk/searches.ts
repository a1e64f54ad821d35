import { Hono } from 'hono'
import {
  type DeskSearches,
  deskSearchesSchema,
  deskSearchQuerySchema,
  searchesOnAPage,
} from '../../../contract/desk-searches.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { deskRefusals } from './door.ts'

/** What readers look for and do not find, for editors. */
export const deskSearchRoutes = ({ store }: Ports) =>
  new Hono<ApiEnv>().get(
    '/api/desk/searches',
    describe({
      summary: 'Searches that found nothing',
      tag: 'Desk',
      answers: {
        200: {
          description: 'One page of texts, with how often each found nothing',
          schema: deskSearchesSchema,
        },
      },
      refusals: deskRefusals,
    }),
    valid('query', deskSearchQuerySchema),
    async (context) => {
      const { order, page } = context.req.valid('query')
      const offset = (Number(page) - 1) * searchesOnAPage
      const found = await store.missedSearches({ order, limit: searchesOnAPage, offset })
      return context.json(found satisfies DeskSearches)
    },
  )
