import type { Flow, Outcome } from '../../contract/troubleshooter.ts'
import { type LinkFault, linkFault, type Site } from './links.ts'
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
      const slug = /^\/articles\/([^/?#]+)/.exec(href)?.[1] ?? ''
      const fault = linkFault(href, site) ?? secretFault(slug, site)
      return fault ? [{ path: ['steps', id, 'text'], ...fault }] : []
    })
    return [...inText, ...listFaults(id, step, site)]
  })
}

function listFaults(id: string, { articles = [] }: Outcome, site: Site): DataFault[] {
  return articles.flatMap((slug, index) => {
    const fault = site.articles.has(slug)
      ? secretFault(slug, site)
      : { what: `There is no article \`${slug}\`.`, cure: 'Name an article that exists.' }
    return fault ? [{ path: ['steps', id, 'articles', index], ...fault }] : []
  })
}

const secretFault = (slug: string, site: Site): LinkFault | null =>
  site.articles.get(slug)?.secret
    ? {
        what: `The article \`${slug}\` hides that it exists, and a troubleshooter is for everybody.`,
        cure: 'Name another, or take `secret` away.',
      }
    : null
