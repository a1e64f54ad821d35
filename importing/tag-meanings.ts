import { closing, opening } from './containers.ts'
import { alertBlocks, alertNames, alertTags, cards, conditions, includes, namedHeadings, pictures, references, sayings, sections, spoken, tabGroups, tabItems, toolParts, videos, wrappers } from './dialect-words.ts' // prettier-ignore
import { dirname, join } from 'node:path/posix'
import type { Constructs } from './constructs.ts'
import type { Origin } from './passage.ts'
import type { Reading } from './reading.ts'
import { literalOf, type Tag } from './tag-lexer.ts'

/** What a tag becomes: text in its place, a block that begins or ends, a part of another file, or nothing that is known. */
export type Meaning =
  | { text: string }
  | { begins: string }
  | { ends: string }
  | { part: string; asCode: boolean; language?: string; range?: string; within?: string }
  | null

const plainValue = (value: string) => literalOf(value) ?? (value.startsWith('{') ? '' : value)
const value = ({ named }: Tag, ...names: string[]) =>
  names.map((name) => plainValue(named[name] ?? '')).find((one) => one !== '') ?? ''

export const tagName = ({ dialect, name }: Tag) =>
  ({
    shortcode: `shortcode {{< ${name} >}}`,
    liquid: `tag {% ${name} %}`,
    macro: `macro {{${name}}}`,
    element: `component <${name}>`,
    container: `container :::${name}`,
  })[dialect]

/** Brackets and bars that a text must not bring into Markdown. */
export const asText = (text: string) =>
  text
    .replaceAll(/[[\]|*_`<>\\]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .trim()
const asAddress = (address: string) => (/[\s()<>]/.test(address) ? encodeURI(address).replaceAll('(', '%28').replaceAll(')', '%29') : address) // prettier-ignore
export const asLink = (text: string, address: string) => `[${text}](${asAddress(address)})`
const endpoint = (text: string) => /^(https?:)?\/\//.test(text)

function videoAddress(tag: Tag, name: string): string | null {
  const said =
    value(tag, 'id', 'videoId', 'videoid', 'src', 'url', 'code', 'video') || tag.positional[0] || ''
  if (endpoint(said)) return said
  if (!/^[\w-]+$/.test(said)) return null
  return name.includes('vimeo') ? `https://vimeo.com/${said}` : name.includes('youtube') ? `https://www.youtube.com/watch?v=${said}` : null // prettier-ignore
}

const kinds = 'type kind variant color status intent level severity style class icon'.split(' ')

/** Pairs that begin and end a block; the kind that their first tag has. */
function block(tag: Tag, key: string, constructs: Constructs, origin: Origin): Meaning {
  const name = tagName(tag)
  const family = `${tag.dialect} ${key}`
  const title = value(tag, 'title', 'summary', 'heading', 'header', 'label', 'name', 'tabName', 'value')
  const shown = value(tag, 'title', 'heading', 'header', 'label', 'caption')
  const begin = (kind: Parameters<typeof opening>[1], said: string) => ({
    begins: opening(family, kind, said),
  })
  // `<Check />` in a cell is a sign, and no alert without words.
  const isSign = tag.dialect === 'element' && tag.alone && title === '' && tag.named['children'] === undefined
  const isAlert = tag.dialect === 'container' || (alertTags.has(key) && !isSign)
  const own = isAlert ? alertNames.get(key) : undefined
  if (own !== undefined || alertBlocks.has(key)) {
    if (tag.closes) return { ends: closing(family) }
    constructs.add(`alert: ${name}`, 'rewritten', origin, tag.inner)
    const kindOf = (said: string) =>
      said
        .toLowerCase()
        .split(/[\s.]+/)
        .map((word) => alertNames.get(word.replace(/^callout-/, '')))
        .find((one) => one !== undefined)
    const named = kinds.map((kind) => kindOf(value(tag, kind))).find((one) => one !== undefined)
    const first = own ?? kindOf(tag.positional[0] ?? '')
    const said = title || (own !== undefined && tag.dialect === 'container' ? tag.positional.join(' ') : '')
    return begin(named ?? first ?? 'NOTE', said)
  }
  if (conditions.has(key) && tag.dialect === 'liquid') {
    if (!tag.closes)
      constructs.add(`condition, all that it may show is shown: ${name}`, 'reduced', origin, tag.inner)
    return { text: '' }
  }
  if (tabGroups.has(key) || wrappers.has(key)) {
    if (tag.closes) return { ends: closing(family) }
    const isTabs = tabGroups.has(key)
    constructs.add(
      `${isTabs ? 'tabs' : 'frame'}: ${name}`,
      isTabs ? 'rewritten' : 'reduced',
      origin,
      tag.inner,
    )
    return tag.alone ? { text: isTabs ? '' : asText(shown) } : begin('plain', isTabs ? '' : shown)
  }
  const tool = tag.dialect === 'liquid' ? toolParts.get(key) : undefined
  if (tabItems.has(key) || sections.has(key) || tool !== undefined) {
    if (tag.closes) return { ends: closing(family) }
    constructs.add(`${tabItems.has(key) || tool !== undefined ? 'tab' : 'part that opens'}: ${name}`, 'rewritten', origin) // prettier-ignore
    const lang = tag.named['lang'] ?? tag.named['language'] ?? ''
    return begin('section', tool ?? (title || tag.positional.join(' ') || lang))
  }
  return null
}

/** The picture that `src={{ dark: '…', light: '…' }}` names. */
const workedPicture = ({ named }: Tag) => {
  const found = Object.values(named).join(' ').slice(0, 5000).matchAll(/(\w{0,20})\s{0,9}:?[^:"'`]{0,99}["'`]([^"'`\n]+\.(?:png|jpe?g|gif|svg|webp|avif))["'`]/gi) // prettier-ignore
  const all = [...found].map(([, key = '', address = '']) => ({ key, address }))
  return (all.find(({ key }) => !/dark/i.test(key)) ?? all[0])?.address ?? ''
}

/** What is known of tags of any dialect. `isPair`: it holds something, up to its end. */
export function meaningOf(tag: Tag, reading: Reading, origin: Origin, isPair = false): Meaning {
  const { constructs } = reading
  const key = tag.name.toLowerCase()
  const name = tagName(tag)
  const first = tag.positional[0] ?? ''
  const isTemplate = tag.dialect === 'shortcode' || tag.dialect === 'liquid'
  const reduce = (text: string): Meaning => {
    constructs.add(name, 'reduced', origin, tag.inner)
    return { text }
  }
  const found = block(tag, key, constructs, origin)
  if (found) return found
  if (isTemplate && (key === 'data' || key === 'indented_data_reference') && first !== '') {
    const reusable = /^reusables\.(.+)$/.exec(first)?.[1]
    if (reusable !== undefined)
      return { part: `/data/reusables/${reusable.replaceAll('.', '/')}.md`, asCode: false }
  }
  if (includes.has(key) && tag.dialect !== 'element' && !tag.closes) {
    const part = value(tag, 'file', 'path', 'src', 'from') || first
    const asCode = /code/.test(key) || tag.named['code'] === 'true'
    const language = value(tag, 'language', 'lang')
    return part === '' ? null : { part, asCode, ...(language === '' ? {} : { language }) }
  }
  if (isTemplate && references.has(key) && first !== '' && !tag.closes) {
    constructs.add(name, 'rewritten', origin)
    const address = first.replace(/\s.*$/, '')
    // What is not beside the page is looked for from the folder.
    const beside = join(dirname(reading.path), address.replace(/#.*$/, ''))
    const isBeside = /^[./#]/.test(address) || ['', '.md', '/_index.md', '/index.md'].some((end) => reading.library.at(beside + end)) // prettier-ignore
    return { text: asAddress(isBeside ? address : `/${address}`) }
  }
  if (pictures.has(key) && !tag.closes) {
    const source =
      value(tag, 'src', 'source', 'url', 'link', 'file', 'light', 'srcLight', 'lightSrc', 'srcDark') ||
      (isTemplate ? first : '') ||
      workedPicture(tag)
    const alternative = value(tag, 'alt', 'alt-text', 'caption', 'title')
    if (source === '') return null
    constructs.add(name, 'rewritten', origin)
    const caption = value(tag, 'caption', 'title')
    const picture = `![${asText(alternative)}](${asAddress(source)})`
    return {
      text: caption !== '' && caption !== alternative ? `${picture}\n\n_${asText(caption)}_` : picture,
    }
  }
  if (videos.has(key) && !tag.closes) {
    const address = videoAddress(tag, key)
    if (address === null) return null
    return reduce(asLink(asText(value(tag, 'title', 'caption', 'alt')) || address, address))
  }
  if (spoken.has(key)) return tag.closes ? { text: '' } : reduce(isPair ? '' : sayingOf(tag) || asText(value(tag, 'term_id').replaceAll('-', ' '))) // prettier-ignore
  if (key === 'glossary_definition') return { part: `/docs/reference/glossary/${value(tag, 'term_id')}.md`, asCode: false } // prettier-ignore
  if (key === 'feature-state' && !tag.closes) {
    constructs.add(name, 'rewritten', origin)
    const said = [value(tag, 'for_k8s_version', 'feature_gate_name'), value(tag, 'state')].filter(Boolean)
    return {
      text: ['', opening(key, 'NOTE', `Feature state: ${asText(said.join(', '))}`), closing(key), ''].join(
        '\n',
      ),
    }
  }
  if (isTemplate && /^(?:yes|no)$/.test(key) && first === '') return reduce(key === 'yes' ? 'Yes' : 'No')
  if (key === 'heading' && first !== '') return reduce(namedHeadings[first] ?? first)
  const address = value(tag, 'href', 'to', 'link', 'url')
  const title = asText(value(tag, 'title', 'label', 'text', 'name'))
  const isCard = !isTemplate || (!isPair && (key.includes('card') || (address !== '' && title !== '')))
  if (cards.has(key) && isCard && !tag.closes) {
    const said = value(tag, 'description', 'subtitle')
    if (address === '' && title === '') return null
    const linked = title === '' ? '' : address === '' ? `**${title}**` : asLink(title, address)
    return reduce(`${linked}${said === '' ? '' : `: ${asText(said)}`}`)
  }
  return null
}

/** What a tag that nobody knows says to readers, as far as one can tell. */
export const sayingOf = (tag: Tag): string =>
  tag.closes || tag.named['aria-hidden'] === 'true'
    ? ''
    : asText(sayings.map((name) => plainValue(tag.named[name] ?? '')).find((one) => one !== '') ?? '')
