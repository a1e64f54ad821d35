import { type Context, Hono } from 'hono'
import { searchQuerySchema, type SearchResult, searchResultSchema } from '../../contract/search.ts'
import type { ApiEnv, HostNotes, Ports } from '../app.ts'
import { describe, valid } from '../http/describe.ts'
import { missedText, mostMissed } from '../search/missed-search.ts'
import { createSearch } from '../search/search.ts'

export function searchRoutes(ports: Ports) {
  const { content, config } = ports
  let made: Promise<ReturnType<typeof createSearch>> | undefined
  const make = async () => createSearch(content, config.portal.brand, await content.searchIndex)
  /** Not before somebody searches: a start must not wait for the index. */
  const search = () => (made ??= make())
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
    async (context) => {
      const { search: ask, sightFor } = await search()
      const query = context.req.valid('query')
      const result = ask(query, sightFor(context.get('rights')))
      const missed = missedText(query, result)
      if (missed !== null) await keepMissed(missed, context, ports)
      return context.json(result satisfies SearchResult)
    },
  )
  return app
}

/** Without who asked. Whoever asks too often is not counted any more; and where it cannot be stored, the reader has the answer all the same. */
async function keepMissed(text: string, context: Context<ApiEnv>, { store, limits, now, log }: Ports) {
  // What an editor looks at in somebody else's place is no reader's search.
  if (context.req.method !== 'GET' || context.req.header('X-View-As') !== undefined) return
  const { address, drawnFor = address } = (context.env as HostNotes | undefined) ?? {}
  try {
    const isKnown = drawnFor !== undefined
    if (isKnown && (await limits.count('missedSearchesOfAddress', drawnFor ?? 'unknown')).isOver) return
    if ((await limits.count('missedSearches', 'all')).isOver) return
    await store.addMissedSearch(text, now().toISOString(), mostMissed)
  } catch (error) {
    log?.({ level: 'error', event: 'search not counted', error })
  }
}
