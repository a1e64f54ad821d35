import { Hono } from 'hono'
import { searchQuerySchema, type SearchResult, searchResultSchema } from '../../contract/search.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, valid } from '../describe.ts'
import { createSearch } from '../search/search.ts'

export function searchRoutes({ content, config }: Ports) {
  let made: ReturnType<typeof createSearch> | undefined
  /** Not before somebody searches: where the index has to be made first, a start must not wait for it. */
  const search = () => (made ??= createSearch(content, config.portal.brand))
  const app = new Hono<ApiEnv>()
  app.get(
    '/api/search',
    describe({
      summary:
        'What this reader may find: articles, locked ones by their teaser, and steps of troubleshooters',
      tag: 'Search',
      answers: { 200: { description: 'One page of hits, the best first', schema: searchResultSchema } },
      refusals: { 400: ['invalid_request'] },
    }),
    valid('query', searchQuerySchema),
    (context) => {
      const { search: ask, sightFor } = search()
      const result = ask(context.req.valid('query'), sightFor(context.get('rights')))
      return context.json(result satisfies SearchResult)
    },
  )
  return app
}
