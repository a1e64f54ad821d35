import { type Flow, flowPages } from '../../contract/troubleshooter.ts'

export type LinkFault = { what: string; cure: string }

/** All that a link within the portal can lead to. */
export type Site = {
  /** By slug: the anchors of its headings, and whether it hides that it exists. */
  articles: ReadonlyMap<string, { anchors: ReadonlySet<string>; secret: boolean }>
  flows: ReadonlyMap<string, Flow>
  /** Names of the files in `en/media`. */
  media: ReadonlySet<string>
}

const pages = new Set(['/', '/articles', '/access', '/check', '/sign-in'])
const base = 'https://portal.invalid'
const cure = 'Name a page that exists.'

/** The id that a fragment names. A lone `%` stands for itself. */
function idOf(fragment: string): string {
  try {
    return decodeURIComponent(fragment.slice(1))
  } catch {
    return fragment.slice(1)
  }
}

/** What is wrong with a link; null for nothing. Addresses outside the portal are not tried. `own`: the anchors of the page it is on. */
export function linkFault(href: string, site: Site, own?: ReadonlySet<string>): LinkFault | null {
  if (/^(https?:|mailto:)/.test(href)) return null
  if (href.startsWith('#')) {
    if (!own || own.has(idOf(href))) return null
    return { what: `The link ${href} leads to no heading of this page.`, cure: 'Name a heading that exists.' }
  }
  if (!href.startsWith('/')) {
    const cure = 'Begin it with /articles/, /troubleshooters/ or https://.'
    return { what: `The link ${href} is not a whole address.`, cure }
  }
  const url = new URL(href, base)
  if (pages.has(url.pathname)) return null
  const [, room, name = '', step] = url.pathname.split('/')
  if (room === 'articles') return articleFault(href, url.hash, site.articles.get(name))
  if (room !== 'troubleshooters') return { what: `The link ${href} leads nowhere.`, cure }
  const flow = site.flows.get(name)
  const leads = flow && (!step || flowPages.has(step) || Object.hasOwn(flow.steps, step))
  if (!leads) return { what: `The link ${href} leads nowhere.`, cure }
  return answersFault(href, url.searchParams, flow, site)
}

function articleFault(
  href: string,
  hash: string,
  article: { anchors: ReadonlySet<string> } | undefined,
): LinkFault | null {
  if (!article) return { what: `The link ${href} leads nowhere.`, cure }
  if (!hash || article.anchors.has(idOf(hash))) return null
  return {
    what: `The link ${href} leads to no heading of that article.`,
    cure: 'Name a heading that exists.',
  }
}

/** The answers that an address gives must be there to give, and be anybody's to read. */
function answersFault(href: string, answers: URLSearchParams, flow: Flow, site: Site): LinkFault | null {
  for (const [key, value] of answers) {
    const step = Object.hasOwn(flow.steps, key) ? flow.steps[key] : undefined
    const known =
      key === 'article'
        ? site.articles.has(value)
        : key === 'enter'
          ? Object.hasOwn(flow.entries ?? {}, value)
          : step && ('question' in step ? Object.hasOwn(step.answers, value) : value === 'unsolved')
    if (!known) {
      const what = `The link ${href} says \`${key}=${value}\`, which that troubleshooter does not know.`
      return { what, cure: 'Copy the address from the page that it should lead to.' }
    }
    if (step && 'question' in step && step.sensitive) {
      const what = `The link ${href} answers \`${key}\`, which is sensitive.`
      return { what, cure: 'Lead to that question.' }
    }
  }
  return null
}
