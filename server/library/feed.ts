import type { PortalConfig } from '../../contract/config.ts'
import type { Content } from '../content/content.ts'
import { publicArticles } from './sitemap.ts'
import { element, xmlDocument } from './xml.ts'

/** So many entries; whoever looks once a month misses nothing of a busy portal. */
const most = 50

/** Articles hold a day; a feed wants an instant (RFC 3339). */
const instantOf = (day: string) => (day.length > 10 ? day : `${day}T00:00:00Z`)

/** What was written or changed last, as far as anybody may read it, as an Atom feed (RFC 4287). */
export function feedOf(
  content: Content,
  { brand, origin }: { brand: PortalConfig['brand']; origin: string },
) {
  const articles = publicArticles(content).slice(0, most)
  const entries = articles.map(({ slug, title, summary, updatedAt, updatedBy, topics }) => {
    const address = `${origin}/articles/${slug}`
    return element('entry', [
      element('id', address),
      element('title', title),
      element('updated', instantOf(updatedAt)),
      element('summary', summary),
      element('author', [element('name', updatedBy.name)]),
      element('link', '', { href: address }),
      ...topics.map((term) => element('category', '', { term })),
    ])
  })
  const own = [
    element('id', `${origin}/`),
    element('title', brand.portal),
    element('updated', instantOf(articles[0]?.updatedAt ?? '1970-01-01')),
    element('author', [element('name', brand.vendor)]),
    element('link', '', { href: `${origin}/` }),
    element('link', '', { rel: 'self', href: `${origin}/feed.xml` }),
  ]
  return xmlDocument(element('feed', [...own, ...entries], { xmlns: 'http://www.w3.org/2005/Atom' }))
}
