import type { DraftArticle } from './article-file.ts'
import type { Faults } from './faults.ts'
import type { FrontMatter } from './front-matter.ts'
import { flowLinkFaults } from './flow-links.ts'
import type { RenderedFlow } from './flow-file.ts'
import {
  articleBehind,
  type LinkFault,
  linkFault,
  linkNotices,
  mediaFault,
  mediaName,
  type Site,
} from './links.ts'

/** Links of the configuration, by the variables that hold them. */
export type Configured = {
  /** The portal's own, as in `PUBLIC_URL`. */
  origin: string
  links: Readonly<Record<string, string>>
}

/** Finds every link and picture of an article that leads nowhere, and says which lead where not every reader of it may go. */
export function checkArticleLinks(
  { file, slug, matter, rendered }: DraftArticle,
  site: Site,
  faults: Faults,
) {
  for (const { href, line } of rendered.links) {
    const fault = linkFault(href, site, site.articles.get(slug)?.anchors) ?? givesAway(href, site, matter)
    if (fault) faults.add(file, line, fault.what, fault.cure)
    else
      for (const { what, cure } of linkNotices(href, site, matter.access))
        faults.notice(file, line, what, cure)
  }
  for (const { source, alternative, line } of rendered.pictures) {
    const fault = mediaFault(source, site)
    if (fault) faults.add(file, line, fault.what, fault.cure)
    if (alternative.trim() === '') {
      const what = `The picture ${source} says nothing to those who cannot see it.`
      faults.add(file, line, what, 'Describe it between [ and ].')
    }
  }
}

/** A link to an article that hides that it exists, where those can see it who may not know. */
function givesAway(href: string, site: Site, { access }: Pick<FrontMatter, 'access'>): LinkFault | null {
  const target = href.startsWith('/') ? site.articles.get(articleBehind(href, site) ?? '') : undefined
  if (!target?.secret || access === 'editors' || access === target.access) return null
  return {
    what: `The link ${href} names an article that hides that it exists, and others read this page.`,
    cure: 'Take it out, or take `secret` away from the article.',
  }
}

/** The same of a flow, which everybody may walk through. */
export function checkFlowLinks({ file, flow, lineOf, rendered }: RenderedFlow, site: Site, faults: Faults) {
  const found = flowLinkFaults(flow, site, (step) => rendered.get(step)?.links ?? [])
  const faulty = new Set(found.map(({ path }) => path.join('.')))
  for (const { path, what, cure } of found) faults.add(file, lineOf(path), what, cure)
  for (const [id, step] of Object.entries(flow.steps)) {
    for (const [index, slug] of ('outcome' in step ? (step.articles ?? []) : []).entries()) {
      const path = ['steps', id, 'articles', index]
      for (const { what, cure } of linkNotices(`/articles/${slug}`, site, 'public'))
        faults.notice(file, lineOf(path), what, cure)
    }
  }
  for (const [step, { links, pictures, refused }] of rendered) {
    const path = ['steps', step, 'text']
    if (refused) faults.add(file, lineOf(path), refused.what, 'Shorten it.')
    for (const { source } of pictures) {
      const fault = mediaFault(source, site)
      if (fault) faults.add(file, lineOf(path), fault.what, fault.cure)
    }
    if (faulty.has(path.join('.'))) continue
    for (const { href } of links) {
      for (const { what, cure } of linkNotices(href, site, 'public'))
        faults.notice(file, lineOf(path), what, cure)
    }
  }
}

/** Files that lie in `en/media` and that no article and no flow shows or plays. */
export function noticeUnusedMedia(
  articles: readonly DraftArticle[],
  flows: readonly RenderedFlow[],
  site: Site,
  faults: Faults,
) {
  const rendered = [
    ...articles.map((article) => article.rendered),
    ...flows.flatMap((flow) => [...flow.rendered.values()]),
  ]
  const pictures = rendered.flatMap((one) => one.pictures.map(({ source }) => mediaName(source)))
  const videos = articles.flatMap(({ matter }) => Object.values(matter.video ?? {}))
  const used = new Set<unknown>([...pictures, ...videos])
  for (const name of site.media) {
    if (used.has(name)) continue
    faults.notice(`en/media/${name}`, 1, 'Nothing shows or plays this.', 'Take it away, or use it.')
  }
}

/** Links of the configuration that lead to pages of the portal: everybody may follow them. */
export function checkConfigured({ origin, links }: Configured, site: Site, faults: Faults) {
  for (const [name, address] of Object.entries(links)) {
    const url = URL.canParse(address) ? new URL(address) : null
    // The demo's identity provider has the portal's origin, and pages of its own.
    if (!url || url.origin !== origin || url.pathname.startsWith('/idp/')) continue
    const href = url.pathname + url.search + url.hash
    const fault = linkFault(href, site) ?? givesAway(href, site, { access: 'public' })
    if (fault) faults.add(name, 1, fault.what, fault.cure)
    else for (const { what, cure } of linkNotices(href, site, 'public')) faults.notice(name, 1, what, cure)
  }
}
