import type { Flow, Outcome } from '../../contract/troubleshooter.ts'
import { articleBehind, type LinkFault, linkFault, type Site } from './links.ts'
import type { Link } from './markdown.ts'
import type { DataFault } from './yaml.ts'

/**
 * Links of a flow that lead nowhere, or to what it must not give away. An article that not everybody may read may be named:
 * the text says "for members" behind it, and the list of an outcome "locked for you".
 */
export function flowLinkFaults(
  flow: Flow,
  site: Site,
  linksIn: (step: string) => readonly Link[],
): DataFault[] {
  return Object.entries(flow.steps).flatMap(([id, step]) => {
    if (!('outcome' in step)) return []
    const inText = linksIn(id).flatMap(({ href }) => {
      const fault = linkFault(href, site) ?? secretFault(articleBehind(href, site) ?? '', site)
      return fault ? [{ path: ['steps', id, 'text'], ...fault }] : []
    })
    return [...inText, ...listFaults(id, step, site)]
  })
}

function listFaults(id: string, { articles = [] }: Outcome, site: Site): DataFault[] {
  return articles.flatMap((slug, index) => {
    const fault = site.articles.has(slug)
      ? secretFault(slug, site)
      : { what: `There is no article \`${slug}\`.`, cure: cureFor(slug, site) }
    return fault ? [{ path: ['steps', id, 'articles', index], ...fault }] : []
  })
}

function cureFor(slug: string, { redirects }: Site): string {
  const now = redirects?.get(`/articles/${slug}`)
  return now === undefined ? 'Name an article that exists.' : `It moved: write ${now}.`
}

const secretFault = (slug: string, site: Site): LinkFault | null =>
  site.articles.get(slug)?.secret
    ? {
        what: `The article \`${slug}\` hides that it exists, and a troubleshooter is for everybody.`,
        cure: 'Name another, or take `secret` away.',
      }
    : null
