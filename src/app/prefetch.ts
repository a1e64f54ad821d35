import type { QueryClient } from '@tanstack/react-query'
import { matchPath } from 'react-router-dom'
import { articleListQuery, articleQuery, filtersFrom, latestQuery } from '../features/articles/queries.ts'
import { flowQuery } from '../features/troubleshooter/queries.ts'
import { failedUnseen } from './page-boundary.tsx'
import { routes } from './routes.tsx'

/** What the pages ask for first, by their route. Pages about a reader are left out: they ask when they are there. */
const asks: Record<string, (client: QueryClient, url: URL, name: string) => Promise<unknown>> = {
  '/': (client) => client.query(latestQuery),
  '/articles': (client, { searchParams }) =>
    client.infiniteQuery(articleListQuery(filtersFrom(searchParams))),
  '/articles/:slug': async (client, _url, slug) => {
    const reading = await client.query(articleQuery(slug))
    if (reading.access === 'open' && reading.article.video) await import('../features/video/video.tsx')
  },
  '/troubleshooters/:id': (client, _url, id) => client.query(flowQuery(id)),
  '/troubleshooters/:id/hand-over': (client, _url, id) => client.query(flowQuery(id)),
  '/troubleshooters/:id/:step': (client, _url, id) => client.query(flowQuery(id)),
}

/** The code and the data of a page of the portal. What is there already, and not old, is not fetched again. */
export async function prefetch(client: QueryClient, address: string): Promise<void> {
  const url = new URL(address)
  for (const { path, load } of routes) {
    const match = matchPath(path, url.pathname)
    if (!match) continue
    const { slug, id } = match.params as { slug?: string; id?: string }
    await Promise.all([load(), asks[path]?.(client, url, slug ?? id ?? '')]).finally(() =>
      // Else the reader, once there, would be shown a failure of before.
      client.removeQueries({ predicate: failedUnseen }),
    )
    return
  }
}
