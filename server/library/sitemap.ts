import type { Content } from '../content/content.ts'
import { mayRead } from '../access/gate.ts'
import { element, xmlDocument } from './xml.ts'

/** So many addresses a sitemap may hold at most (sitemaps.org). */
const most = 50_000
const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

/** What anybody may read, the newest first. */
export const publicArticles = ({ articles }: Content) =>
  articles
    .filter((article) => mayRead(article, null))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt) || a.slug.localeCompare(b.slug))

type Place = { path: string; changed?: string }

/**
 * The sitemaps of what anybody may read (sitemaps.org), by the path that each is found at: one, or with more addresses than one may hold, several
 * and `/sitemap.xml` as their list.
 */
export function sitemapsOf(content: Content, origin: string, limit = most): Map<string, string> {
  const articles = publicArticles(content)
  const [newest] = articles
  const topics = [...new Set(articles.flatMap((article) => article.topics))].toSorted()
  const changed = newest && { changed: newest.updatedAt }
  const places: Place[] = [
    { path: '/', ...changed },
    { path: '/articles', ...changed },
    ...(topics.length > 0 ? [{ path: '/topics' }] : []),
    ...topics.map((topic) => ({ path: `/topics/${encodeURIComponent(topic)}` })),
    ...content.flows.map(({ id }) => ({ path: `/troubleshooters/${id}` })),
    ...articles.map(({ slug, updatedAt }) => ({ path: `/articles/${slug}`, changed: updatedAt })),
  ]
  const parts: Place[][] = []
  for (let from = 0; from < places.length; from += limit) parts.push(places.slice(from, from + limit))
  const [only] = parts
  if (parts.length === 1 && only) return new Map([['/sitemap.xml', sitemap(only, origin)]])
  const files = parts.map((part, index) => [`/sitemap-${index + 1}.xml`, sitemap(part, origin)] as const)
  const list = files.map(([path]) => element('sitemap', [element('loc', origin + path)]))
  return new Map([['/sitemap.xml', xmlDocument(element('sitemapindex', list, namespace))], ...files])
}

const sitemap = (places: readonly Place[], origin: string) =>
  xmlDocument(
    element(
      'urlset',
      places.map(({ path, changed }) =>
        element('url', [element('loc', origin + path), ...(changed ? [element('lastmod', changed)] : [])]),
      ),
      namespace,
    ),
  )

/** Nothing to be found there: data, what is done with an account, and pages that are made of a question (RFC 9309). */
const closed = ['/api/', '/auth/', '/idp/', '/desk', '/sign-in', '/signed-out', '/access', '/search?']

export const robotsOf = (origin: string) =>
  [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')
