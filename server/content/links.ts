import type { DraftArticle, RenderedFlow } from './compile.ts'
import type { Faults } from './faults.ts'
import type { Link } from './markdown.ts'

type Everything = {
  articles: DraftArticle[]
  flows: { file: string; flow: RenderedFlow; lineOf: (path: readonly PropertyKey[]) => number }[]
  /** Names of the files in `en/media`. */
  media: ReadonlySet<string>
  faults: Faults
}

const pages = new Set(['/', '/articles', '/access', '/sign-in'])
const base = 'https://portal.invalid'

/** Finds every link and picture that leads nowhere. Addresses outside the portal are not tried. */
export function checkLinks({ articles, flows, media, faults }: Everything) {
  const anchors = new Map(
    articles.map(({ slug, rendered }) => [slug, new Set(rendered.headings.map(({ id }) => id))]),
  )
  const steps = new Map(flows.map(({ flow: { flow } }) => [flow.id, new Set(Object.keys(flow.steps))]))

  const check = ({ href, line }: Link, file: string, ownSlug: string | null) => {
    if (/^(https?:|mailto:)/.test(href)) return
    if (href.startsWith('#')) {
      if (ownSlug && !anchors.get(ownSlug)?.has(decodeURIComponent(href.slice(1)))) {
        faults.add(
          file,
          line,
          `The link ${href} leads to no heading of this page.`,
          'Name a heading that exists.',
        )
      }
      return
    }
    if (!href.startsWith('/')) {
      faults.add(
        file,
        line,
        `The link ${href} is not a whole address.`,
        'Begin it with /articles/, /troubleshooters/ or https://.',
      )
      return
    }
    const { pathname, hash } = new URL(href, base)
    const [, room, name = '', step] = pathname.split('/')
    if (pages.has(pathname)) return
    if (room === 'articles' && anchors.has(name)) {
      if (hash && !anchors.get(name)?.has(decodeURIComponent(hash.slice(1)))) {
        faults.add(
          file,
          line,
          `The link ${href} leads to no heading of that article.`,
          'Name a heading that exists.',
        )
      }
      return
    }
    if (room === 'troubleshooters' && steps.has(name) && (!step || steps.get(name)?.has(step))) return
    faults.add(file, line, `The link ${href} leads nowhere.`, 'Name a page that exists.')
  }

  for (const { file, slug, rendered } of articles) {
    for (const link of rendered.links) check(link, file, slug)
    for (const { source, alternative, line } of rendered.pictures) {
      const name = /^\/?media\/(.+)$/.exec(source)?.[1]
      if (name === undefined || !media.has(name)) {
        faults.add(
          file,
          line,
          `The picture ${source} does not exist.`,
          'Put it into en/media and write media/<name>.',
        )
      }
      if (alternative.trim() === '') {
        faults.add(
          file,
          line,
          `The picture ${source} says nothing to who cannot see it.`,
          'Describe it between [ and ].',
        )
      }
    }
  }
  for (const { file, flow, lineOf } of flows) {
    for (const [id, { links }] of flow.rendered) {
      for (const { href } of links) check({ href, line: lineOf(['steps', id, 'text']) }, file, null)
    }
    for (const [id, step] of Object.entries(flow.flow.steps)) {
      if (!('outcome' in step)) continue
      for (const slug of step.articles ?? []) {
        if (anchors.has(slug)) continue
        const line = lineOf(['steps', id, 'articles'])
        faults.add(file, line, `There is no article \`${slug}\`.`, 'Name an article that exists.')
      }
    }
  }
}
