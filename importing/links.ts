import { join } from 'node:path/posix'
import { dirname } from 'node:path/posix'
import type { Token } from 'markdown-it'
import type { Constructs } from './constructs.ts'
import { apply, type Edit, originsOf, type Origin, type Passage } from './passage.ts'
import { asServed, inlineBlocks, type InlineBlock, placeOf } from './positioned-markdown.ts'
import { asText } from './tag-meanings.ts'

/** What links and pictures of one article lead to. */
export type Targets = {
  /** The address here of a file or a former address, and of a place in it. */
  page: (
    path: string,
    from: string,
  ) => { slug: string; title: string; id: (fragment: string) => string | null | undefined } | null
  /** Why a path that leads to no article does not. */
  reason: (path: string, from: string) => string
  own: (fragment: string) => string | null | undefined
  /** The name here of a picture. */
  picture: (path: string, from: string) => string | null
  /** Where the folder’s pages stand now. */
  site: string | undefined
  constructs: Constructs
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A link’s new address, or null where only its words stay. */
function addressFor(href: string, title: string, origin: Origin, targets: Targets): string | null {
  const { constructs, site } = targets
  const note = (what: string, fate: 'reduced' | 'repaired' | 'rewritten') =>
    constructs.add(what, fate, origin, href + title)
  if (/^mailto:/i.test(href)) return href
  if (href.startsWith('//')) return `https:${href}`
  const onSite = site !== undefined && href.startsWith(`${site.replace(/\/$/, '')}/`)
  if (/^https?:/i.test(href) && !onSite) return href.replace(/^https?:/i, (scheme) => scheme.toLowerCase())
  const local = onSite ? href.slice(site.replace(/\/$/, '').length) : href
  if (/^[a-z][a-z0-9+.-]*:/i.test(local)) {
    // `doc:page` and `xref:page.md` name a page, if there is one.
    const named = local.replace(/^[^:]+:\/*/, '')
    const page = targets.page(decoded(named.replace(/[?#].*$/, '')), origin.file)
    if (page) return addressFor(`./${named}`, title, origin, targets)
    note(`link of the kind ${/^[^:]+:/.exec(local)?.[0].toLowerCase() ?? ''}`, 'reduced')
    return null
  }
  const [, written = '', query = '', fragment] =
    /^(?:@site(?=\/))?([^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(local) ?? []
  const path = decoded(written)
  if (path === '') {
    const id = targets.own(decoded(fragment ?? ''))
    if (id) return `#${id}`
    if (id === undefined) note('link to a heading that is not there', 'repaired')
    return null
  }
  const page = targets.page(path, origin.file)
  if (page) {
    if (query !== '') note('query of a link', 'reduced')
    const id = fragment === undefined ? null : page.id(decoded(fragment))
    if (id === undefined) note('link to a heading that is not there', 'repaired')
    return `/articles/${page.slug}${id ? `#${id}` : ''}`
  }
  if (onSite) return href
  if (site !== undefined && path.startsWith('/')) {
    note('link out of the folder, to its site', 'rewritten')
    return new URL(local, site).href
  }
  note(`link to ${targets.reason(path, origin.file)}`, 'reduced')
  return null
}

/** Links and pictures lead to where things are here. Those that lead nowhere are words. */
export function rewriteLinks(passage: Passage, targets: Targets): Passage {
  const { text } = passage
  if (!/\[|</.test(text)) return passage
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  for (const block of inlineBlocks(text, asServed.parse(text, {})))
    edits.push(...editsOf(block, text, originAt, targets))
  return apply(passage, edits)
}

const destination = (address: string) =>
  /[\s()<>]/.test(address) ? `<${address.replaceAll(/[<>\s]/g, encodeURIComponent)}>` : address
const asTitle = (title: string | null) =>
  title ? ` "${title.replaceAll(/\s+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"` : ''

function editsOf(
  block: InlineBlock,
  text: string,
  originAt: (offset: number) => Origin,
  targets: Targets,
): Edit[] {
  const { children, sourceOffset } = block
  const edits: Edit[] = []
  let linked: Token | null = null
  for (const [index, child] of children.entries()) {
    if (child.type === 'link_close') linked = null
    if (child.type !== 'link_open' && child.type !== 'image') continue
    const { from, to } = placeOf(child)
    const start = sourceOffset(from)
    const end = sourceOffset(to)
    const origin = originAt(start)
    if (child.type === 'image') {
      const by = pictureFor(child, origin, linked !== null, targets)
      if (by !== null) edits.push({ from: start, to: end, by })
      continue
    }
    linked = child
    const href = String(child.attrGet('href') ?? '')
    const title = asTitle(child.attrGet('title') as string | null)
    const address = addressFor(href, title, origin, targets)
    const close = closeOf(children, index)
    const silent = child.markup !== 'autolink' && saysNothing(children, child, close)
    if (silent) {
      const words = asText(wordsFor(href, origin, targets))
      targets.constructs.add('link without words of its own', 'rewritten', origin)
      edits.push({
        from: start,
        to: end,
        by: address === null ? words : `[${words}](${destination(address)}${title})`,
      })
      continue
    }
    if (address === href) continue
    if (child.markup === 'autolink') {
      const said = text.slice(start + 1, end - 1)
      // As code, it cannot become a link again.
      edits.push({ from: start, to: end, by: address === null ? `\`${nameIn(said)}\`` : `<${address}>` })
      continue
    }
    const labelEnd = sourceOffset(placeOf(close ?? child).at)
    // Only the ends of a link change: what is between them may hold a picture.
    edits.push({ from: start, to: start + 1, by: address === null ? '' : '[' })
    edits.push({ from: labelEnd, to: end, by: address === null ? '' : `](${destination(address)}${title})` })
  }
  return edits
}

/** `<xref:Name?options>` names something by its whole name. */
const nameIn = (said: string) => said.replace(/^xref:([^?#]+).*$/, '$1')

/** `[](page.md)` and GitHub’s `[AUTOTITLE](/page)`: whoever draws the page says what it is called. */
function saysNothing(children: readonly Token[], open: Token, close: Token | undefined): boolean {
  const inner = children.slice(children.indexOf(open) + 1, close ? children.indexOf(close) : undefined)
  const isBare = inner.every(({ type, content }) => type === 'text' && /^\s*(?:AUTOTITLE)?\s*$/.test(content))
  return close !== undefined && isBare
}

function wordsFor(href: string, { file }: Origin, targets: Targets): string {
  if (/^(?:https?|mailto):/i.test(href)) return href
  const path = decoded(href.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/[?#].*$/, ''))
  return (path === '' ? undefined : targets.page(path, file)?.title) ?? (wordsOfFile(path) || decoded(href))
}

const closeOf = (children: readonly Token[], index: number) =>
  children.find(
    (child, at) => at > index && child.type === 'link_close' && child.level === (children[index]?.level ?? 0),
  )

const wordsOfFile = (path: string) =>
  decoded(path.slice(path.lastIndexOf('/') + 1))
    .replace(/[?#].*$/, '')
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_.]+/g, ' ')
    .trim()

/** What stands for a picture. In a link, no other link can. */
function pictureFor(token: Token, origin: Origin, inLink: boolean, targets: Targets): string | null {
  const { constructs } = targets
  const source = String(token.attrGet('src') ?? '')
  const title = asTitle(token.attrGet('title') as string | null)
  let alternative = token.content.replaceAll(/\s+/g, ' ').trim()
  if (alternative === '') {
    alternative = wordsOfFile(source) || 'Picture'
    constructs.add('picture without words, named for its file', 'repaired', origin, source)
  }
  const words = asText(alternative)
  if (/^(https?:)?\/\//i.test(source)) {
    constructs.add('picture from outside', 'reduced', origin, source + title)
    const address = source.startsWith('//') ? `https:${source}` : source
    return inLink ? words : `[${words}](${destination(address)})`
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(source)) {
    constructs.add('picture within an address', 'left out', origin, source.slice(0, 40))
    return token.content.trim() === '' ? '' : words
  }
  const path = decoded(source.replace(/[?#].*$/, ''))
  const name = targets.picture(path, origin.file)
  if (name === null) {
    constructs.add('picture that is not there, or cannot be read', 'reduced', origin, source + title)
    return words
  }
  return `![${words}](media/${name}${title})`
}

/** Where a path that a file names leads, from the folder. */
export const fromFolder = (path: string, from: string) =>
  path.startsWith('/') ? path.slice(1) : join(dirname(from), path)
