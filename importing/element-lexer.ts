import { alertBlocks, alertTags, cards, pictures, sections, tabGroups, tabItems, videos, wrappers } from './dialect-words.ts' // prettier-ignore
import { isAlone, pairsOf } from './pairs.ts'
import { elementAt, indexAfter, literalOf, type Tag } from './tag-lexer.ts'
import { type AlertKind, closing, opening } from './containers.ts'
import { alertOf } from './html-to-markdown.ts'
import { labelFromGroup } from './tab-labels.ts'
import { meaningOf, sayingOf, tagName } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'
import { endAtOnce, unknownTag } from './unknown-tags.ts'

const text = (to: number, said = ''): Find => ({ to, meaning: { text: said } })
const known = [alertBlocks, alertTags, cards, pictures, sections, tabGroups, tabItems, videos, wrappers]
const isKnown = (name: string) => known.some((names) => names.has(name.toLowerCase()))
/** `Tabs.Tab` is a tab. */
const ownName = (name: string) => name.slice(name.lastIndexOf('.') + 1)
const isComponent = (name: string) => /^[A-Z]/.test(name) || name.includes('.')

/** The address in `{useBaseUrl('…')}`, `{require('…').default}` and their like. */
function addressIn(key: string, value: string): string | null {
  const said = [...value.matchAll(/(["'`])((?:(?!\1)[^\n\\$])+)\1/g)].map(([, , text = '']) => text)
  return (key === 'src' || key === 'href') && said.length === 1 ? (said[0] ?? null) : null
}

/** Attributes of HTML that say something here, without those that are worked out. */
function asHtml({ name, named, closes, alone }: Tag): string {
  if (closes) return `</${name}>`
  const said = Object.entries(named).flatMap(([key, value]) => {
    const own = value.startsWith('{') ? (literalOf(value) ?? addressIn(key, value)) : value
    return own !== null && /^(href|src|alt|title|id|name|colspan|rowspan|start)$/.test(key) ? [` ${key}="${own.replaceAll('"', '&quot;')}"`] : [] // prettier-ignore
  })
  return `<${name}${said.join('')}${alone ? '/' : ''}>`
}

/** Components, and HTML as MDX writes it. Other HTML is read with the Markdown around it. */
export function elementLexer(spot: Spot): Find | null {
  const { text: source, at, reading, origin } = spot
  if (source[at] !== '<') return null
  const tag = elementAt(source, at)
  if (!tag) return null
  const { name, to } = tag
  const { constructs } = reading
  const end = (): number => {
    const close = indexAfter(source, `</${name}`, to)
    return close === -1 ? -1 : indexAfter(source, '>', close) + 1
  }
  if (/^(script|style|template)$/i.test(name) && !tag.closes) {
    const close = end()
    if (close <= 0) return null
    constructs.add(`element <${name.toLowerCase()}>`, 'left out', origin, source.slice(at, close))
    return text(close)
  }
  // What is laid out already holds no tags.
  if (/^(pre|svg|math)$/i.test(name) && !tag.closes && !tag.alone) {
    const close = end()
    return close <= 0 ? null : { to: close, meaning: { text: source.slice(at, close) } }
  }
  if (!isComponent(name)) {
    const alert = alertFrame(tag, source)
    if (alert !== null) {
      if (!tag.closes) constructs.add(`alert: <${name} class>`, 'rewritten', origin)
      return { to, meaning: tag.closes ? { ends: closing(`element ${name}`) } : { begins: opening(`element ${name}`, alert) } } // prettier-ignore
    }
    const worked = Object.values(tag.named).some((value) => value.startsWith('{'))
    return worked ? text(to, asHtml(tag)) : null
  }
  const partial = reading.partials.get(name)
  if (partial !== undefined) return { to, meaning: tag.closes ? { text: '' } : { part: partial, asCode: false }, as: 'part of MDX' } // prettier-ignore
  // `List<String>` and `<Name>` are words; a component is known, ends, or stands for itself.
  const isTag =
    isKnown(name) ||
    reading.path.endsWith('.mdx') ||
    tag.alone ||
    tag.closes ||
    indexAfter(source, `</${name}>`, to) !== -1
  if (!isTag) return null
  const own = isKnown(name) || !isKnown(ownName(name)) ? tag : { ...tag, name: ownName(name) }
  if (
    tabItems.has(own.name.toLowerCase()) &&
    !tag.closes &&
    !('title' in own.named || 'label' in own.named)
  ) {
    const label = labelFromGroup(tag, source)
    if (label !== null) own.named['title'] = label
  }
  const address = linkOf(tag, source)
  if (address !== null) {
    if (!tag.closes) constructs.add(tagName(tag), 'rewritten', origin)
    return text(to, tag.closes ? '</a>' : `<a href="${address}">`)
  }
  const meaning = meaningOf(own, reading, origin, pairsOf(source, tag).opens.has(at))
  if (meaning && 'begins' in meaning && !pairsOf(source, tag).opens.has(at))
    return endAtOnce(tag, meaning.begins, contentOf(tag))
  if (meaning) return { to, meaning }
  if (!isKnown(name)) return unknownTag(tag, spot)
  if (!tag.closes) constructs.add(tagName(tag), 'reduced', origin, tag.inner)
  return text(to, sayingOf(tag))
}

/** The kind of alert that `<div class="note">` is, with Markdown in it, apart by blank lines; of its end, too. */
function alertFrame(tag: Tag, source: string): AlertKind | null {
  if (!/^(?:div|aside|section)$/.test(tag.name)) return null
  const { opens, openOf } = pairsOf(source, tag)
  const open = tag.closes ? openOf.get(tag.from) : tag
  if (!open || !opens.has(open.from) || !isAlone(source, open) || !/^[ \t]*\n[ \t>]*\n/.test(source.slice(open.to, open.to + 200))) return null // prettier-ignore
  return alertOf(open.named['class'] ?? open.named['className'] ?? '') ?? null
}

/** Where `<Link to="…">words</Link>` leads, within a line: of its beginning, and of its end. */
function linkOf(tag: Tag, source: string): string | null {
  if (!/^(?:link|a|anchor|button|linkbutton)$/i.test(ownName(tag.name))) return null
  const { opens, openOf } = pairsOf(source, tag)
  const open = tag.closes ? openOf.get(tag.from) : tag
  if (!open || !opens.has(open.from) || isAlone(source, open)) return null
  const said = open.named['href'] ?? open.named['to'] ?? ''
  const address = said.startsWith('{') ? (literalOf(said) ?? addressIn('href', said) ?? '') : said
  return address === '' || /["<>]/.test(address) ? null : address
}

/** `<Note title="…" />` begins and ends at once. */
const contentOf = ({ named }: Tag) =>
  literalOf(named['children'] ?? '') ?? literalOf(named['content'] ?? '') ?? named['content'] ?? ''
