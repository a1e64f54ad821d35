import type { Article, Teaser } from '../../contract/article.ts'
import type { ServedFlow } from '../../contract/troubleshooter.ts'
import { articles as say, inWords } from '../messages/articles.ts'
import { locale } from '../messages/catalogue.ts'
import { fill, namesFrom } from '../messages/fill.ts'
import { home } from '../messages/home.ts'
import { search } from '../messages/search.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import type { KeptByServer } from './kept-by-server.ts'

type Described = { title: string; pathname: string; origin: string; kept: KeptByServer }

/** A property that schema.org knows, for a page of which it is true. */
type Linked = Record<string, unknown>

type Page = {
  description: string
  /** The path under which the page is known, whatever else the address says. */
  canonical: string
  type: 'website' | 'article'
  linked: Linked[]
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const quoted = (text: string) => `"${text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)}"`

/** What no search engine is to list. */
export const noPage = '<meta name="robots" content="noindex">'

/**
 * What says of a page what it is, to search engines and to whoever passes it on. Of a locked article no more than its teaser. `title`: as it
 * stands in the tab, as HTML.
 */
export function headOf({ title, pathname, origin, kept }: Described): string {
  const page = pageOf(pathname, origin, kept)
  if (!page) return noPage
  const { portal } = kept.config.brand
  const own = title.replace(new RegExp(` – [^–]*$`), '')
  const url = quoted(origin + page.canonical)
  return [
    `<meta name="description" content=${quoted(page.description)}>`,
    `<link rel="canonical" href=${url}>`,
    `<meta property="og:type" content="${page.type}">`,
    `<meta property="og:title" content="${own}">`,
    `<meta property="og:description" content=${quoted(page.description)}>`,
    `<meta property="og:url" content=${url}>`,
    `<meta property="og:site_name" content=${quoted(portal)}>`,
    `<meta property="og:image" content="${origin}/icon-512.png">`,
    '<meta name="twitter:card" content="summary">',
    `<link rel="alternate" type="application/atom+xml" title=${quoted(portal)} href="/feed.xml">`,
    ...page.linked.map((data) => `<script type="application/ld+json">${asScript(data)}</script>`),
  ].join('')
}

/** Nothing in it can end the element that it stands in. */
const asScript = (data: Linked) =>
  JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')

function pageOf(pathname: string, origin: string, kept: KeptByServer): Page | null {
  const [, area = '', name = ''] = pathname.split('/')
  const { brand } = kept.config
  const plain = { canonical: pathname, type: 'website' as const, linked: [] }
  if (area === '') {
    const linked = [{ '@type': 'WebSite', name: brand.portal, url: `${origin}/`, inLanguage: locale }]
    return { ...plain, description: home.description(brand.vendor), linked }
  }
  if (area === 'articles') {
    const teaser = teaserIn(kept, name)
    return teaser ? articlePage(teaser, origin, kept) : { ...plain, description: say.lead }
  }
  if (area === 'troubleshooters') {
    const flow = answerIn(kept, ['troubleshooters', name]) as ServedFlow | undefined
    if (!flow) return null
    // A step makes sense to whoever came to it; who searches begins at the beginning, for which all steps count.
    const description = fill(flow.summary, namesFrom(kept.config))
    return { ...plain, canonical: paths.troubleshooter(name), description }
  }
  if (area === 'topics') {
    const list = answerIn(kept, ['reader', 'article-list', 'topic', name]) as
      { pages: { topicSummary?: string }[] } | undefined
    return { ...plain, description: list?.pages[0]?.topicSummary ?? say.topicsLead }
  }
  // Whatever was looked for: what was found has pages of its own.
  if (area === 'search') return { ...plain, description: search.lead }
  return { ...plain, description: shell.footer(brand.portal, brand.vendor) }
}

/** The answer that was found under a key which begins so. */
function answerIn({ answers }: KeptByServer, key: string[]): unknown {
  const found = answers.find(([known]) => key.every((part, index) => known[index] === part))
  return found?.[1]
}

const teaserIn = (kept: KeptByServer, slug: string): Teaser | Article | undefined => {
  const reading = (slug ? answerIn(kept, ['reader', 'articles', slug]) : undefined) as
    { article?: Article; teaser?: Teaser } | undefined
  return reading?.article ?? reading?.teaser
}

function articlePage(teaser: Teaser | Article, origin: string, { config }: KeptByServer): Page {
  const { title, summary, topics, updatedAt, access, slug, kind } = teaser
  const url = origin + paths.article(slug)
  const article = {
    '@type': kind === 'support-article' ? 'Article' : 'TechArticle',
    headline: title,
    description: summary,
    url,
    inLanguage: locale,
    dateModified: updatedAt,
    isAccessibleForFree: access === 'open',
    keywords: topics.map(inWords),
    publisher: { '@type': 'Organization', name: config.brand.vendor },
  }
  const way = [
    { name: say.title, item: origin + paths.articles() },
    ...topics
      .slice(0, 1)
      .map((topic) => ({ name: inWords(topic), item: origin + paths.articles({ topic }) })),
    { name: title, item: url },
  ]
  const breadcrumbs = {
    '@type': 'BreadcrumbList',
    itemListElement: way.map((entry, index) => ({ '@type': 'ListItem', position: index + 1, ...entry })),
  }
  return {
    description: summary,
    canonical: paths.article(slug),
    type: 'article',
    linked: [article, breadcrumbs, ...videoIn(teaser, origin)],
  }
}

function videoIn(teaser: Teaser | Article, origin: string): Linked[] {
  if (!('video' in teaser) || !teaser.video) return []
  const { duration, poster, source } = teaser.video
  return [
    {
      '@type': 'VideoObject',
      name: teaser.title,
      description: teaser.summary,
      uploadDate: teaser.updatedAt,
      duration: `PT${Math.round(duration)}S`,
      ...(poster && { thumbnailUrl: origin + poster }),
      ...(source.from === 'portal' && { contentUrl: origin + source.address }),
    },
  ]
}
