import type { AccessLevel } from '../../contract/article.ts'
import { type Flow, flowPages } from '../../contract/troubleshooter.ts'

export type LinkFault = { what: string; cure: string }

/** All that a link within the portal can lead to. */
export type Site = {
  /** By slug: the anchors of its headings, whether it hides that it exists, and who may read it. */
  articles: ReadonlyMap<string, { anchors: ReadonlySet<string>; secret: boolean; access?: AccessLevel }>
  flows: ReadonlyMap<string, Flow>
  /** Names of the files in `en/media`. */
  media: ReadonlySet<string>
  /** Paths of pages that moved, with the slugs of the articles that are there now. */
  redirects?: ReadonlyMap<string, string>
  topics?: ReadonlySet<string>
}

const pages = new Set(['/', '/articles', '/topics', '/search', '/access', '/check', '/sign-in'])
const base = 'https://portal.invalid'
const existing = 'Name a page that exists.'
const heading = 'Name a heading that exists.'

/** The name that stands behind a `#` or a `/`. A lone `%` stands for itself. */
function idOf(fragment: string): string {
  try {
    return decodeURIComponent(fragment.slice(1))
  } catch {
    return fragment.slice(1)
  }
}

/** What is there, if only its letters were small or large. */
const likeIt = (name: string, names: Iterable<string>) =>
  [...names].find((one) => one !== name && one.toLowerCase() === name.toLowerCase())

/** What a name should be that differs in its letters' case, or else `otherwise`. */
const cureFor = (name: string, names: Iterable<string>, otherwise: string) => {
  const like = likeIt(name, names)
  return like === undefined ? otherwise : `Write ${like}: small and capital letters differ.`
}

/** The article that a link leads to, at its own address or at a former one; null: to none. */
export function articleBehind(href: string, { articles, redirects }: Site): string | null {
  const { pathname } = new URL(href, base)
  const slug = redirects?.get(pathname) ?? /^\/articles\/([^/]+)$/.exec(pathname)?.[1] ?? null
  return slug !== null && articles.has(slug) ? slug : null
}

/** What is wrong with a link; null for nothing. Addresses outside the portal are not tried. `own`: the anchors of the page it is on. */
export function linkFault(href: string, site: Site, own?: ReadonlySet<string>): LinkFault | null {
  if (/^(https?:|mailto:)/.test(href)) return null
  if (href.startsWith('#')) {
    const id = idOf(href)
    if (!own || own.has(id)) return null
    return { what: `The link ${href} leads to no heading of this page.`, cure: cureFor(id, own, heading) }
  }
  if (!href.startsWith('/')) {
    const cure = 'Begin it with /articles/, /troubleshooters/ or https://.'
    return { what: `The link ${href} is not a whole address.`, cure }
  }
  const url = new URL(href, base)
  if (pages.has(url.pathname)) return null
  const slug = articleBehind(href, site)
  if (slug !== null) return anchorFault(href, url.hash, site.articles.get(slug)?.anchors ?? new Set())
  const [, room, name = '', step] = url.pathname.split('/')
  const nowhere = (names: Iterable<string>) => {
    return { what: `The link ${href} leads nowhere.`, cure: cureFor(name, names, existing) }
  }
  if (room === 'articles') return nowhere(site.articles.keys())
  if (room === 'topics')
    return site.topics?.has(name) && step === undefined ? null : nowhere(site.topics ?? [])
  if (room !== 'troubleshooters') return { what: `The link ${href} leads nowhere.`, cure: existing }
  const flow = site.flows.get(name)
  const leads = flow && (!step || flowPages.has(step) || Object.hasOwn(flow.steps, step))
  if (!leads) return nowhere(site.flows.keys())
  return answersFault(href, url.searchParams, flow, site)
}

function anchorFault(href: string, hash: string, anchors: ReadonlySet<string>): LinkFault | null {
  const id = idOf(hash)
  if (!hash || anchors.has(id)) return null
  return {
    what: `The link ${href} leads to no heading of that article.`,
    cure: cureFor(id, anchors, heading),
  }
}

const readers: Record<AccessLevel, string> = {
  public: 'everybody',
  'signed-in': 'those who are signed in',
  maintenance: 'holders of an agreement',
  editors: 'editors',
}

/** What is worth knowing of a link that leads somewhere. `from`: who may read the page it is on. */
export function linkNotices(href: string, site: Site, from: AccessLevel): LinkFault[] {
  if (!href.startsWith('/')) return []
  const slug = articleBehind(href, site)
  if (slug === null) return []
  const notices: LinkFault[] = []
  const { pathname } = new URL(href, base)
  if (site.redirects?.has(pathname)) {
    notices.push({ what: `The link ${href} goes by a former address.`, cure: `Write /articles/${slug}.` })
  }
  const access = site.articles.get(slug)?.access ?? 'public'
  if (from === 'public' && access !== 'public') {
    notices.push({
      what: `The link ${href} leads from a page for everybody to one for ${readers[access]}.`,
      cure: 'It is marked as that; see that the page helps without it.',
    })
  }
  return notices
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

/** What is wrong with a picture, or another file of `en/media`; null for nothing. */
export function mediaFault(source: string, { media }: Pick<Site, 'media'>): LinkFault | null {
  const name = mediaName(source)
  if (name !== null && media.has(name)) return null
  const cure = cureFor(name ?? '', media, 'Put it into en/media and write media/<name>.')
  return { what: `The picture ${source} does not exist.`, cure }
}

/** The file of `en/media` that an address means; null: none. */
export const mediaName = (source: string) => {
  const name = /^\/?media\/(.+)$/.exec(source)?.[1]
  return name === undefined ? null : idOf(`/${name}`)
}
