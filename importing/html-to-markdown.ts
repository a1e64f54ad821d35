import { type ChildNode, depthOf, type Element, isTag, isText, parseTree, textContent } from './html-tree.ts'
import { plainElementNames } from '../server/content/plain-elements.ts'
import { type AlertKind, alertKinds } from './containers.ts'
import { alertNames, alertTags } from './dialect-words.ts'
import { fenced } from './parts.ts'
import { tableToMarkdown } from './html-table.ts'
import { blockWrappers, embedded, inlineWrappers, isHtml, silent } from './html-elements.ts'
import { asLink } from './tag-meanings.ts'

export type HtmlFinding = {
  name: string
  fate: 'rewritten' | 'reduced' | 'left out' | 'not understood'
  text?: string
}
export type HtmlReading = {
  find: (finding: HtmlFinding) => void
  /** Names of places within the page. */
  anchor: (id: string) => void
  /** Text between elements is Markdown already, as in MDX. */
  isMarkdown: boolean
}

const plain = new Set<string>(plainElementNames)
const isPlain = (name: string) => plain.has(name)

const deepest = 100
/** The kind of alert that a class names: `warning`, `alert-danger`, `callout-info`. */
export const alertOf = (classes: string): AlertKind | undefined => {
  const named = classes
    .toLowerCase()
    .split(/\s+/)
    .map((one) => one.replace(/^(?:alert|callout|panel|admonition|message|notification|is)-+/, ''))
    .filter((one) => alertTags.has(one))
    .map((one) => alertNames.get(one))
  // `note warning` is a note that warns.
  return alertKinds.findLast((kind) => named.includes(kind))
}

/** Signs that Markdown would read. */
const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
const atLineStart = (text: string) => text.replaceAll(/^(\s*)([#>+-]|\d+(?=[.)]\s)|:::|={3,})/gm, '$1\\$2')

const blocks = new Set([...blockWrappers, 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'dt', 'dd', 'li', 'pre', 'blockquote', 'hr', 'table', 'details']) // prettier-ignore
const isBlock = (node: ChildNode) => isTag(node) && blocks.has(node.name)
const indent = (text: string, by: string) => text.replaceAll(/\n(?=[^\n])/g, `\n${by}`)

export class HtmlToMarkdown {
  readonly #reading: HtmlReading
  constructor(reading: HtmlReading) {
    this.#reading = reading
  }

  /** A piece of HTML, perhaps with elements that begin or end elsewhere. */
  convert(html: string): string {
    const tree = parseTree(html)
    if (depthOf(tree) <= deepest) return this.blocks(tree).join('\n\n')
    this.#reading.find({ name: 'HTML of more than 100 elements in one another', fate: 'reduced' })
    return escape(html.replaceAll(/<[^<>]*>/g, ' ')).trim()
  }

  #note(element: Element, fate: HtmlFinding['fate'], text?: string) {
    this.#reading.find({ name: `element <${element.name}>`, fate, ...(text === undefined ? {} : { text }) })
  }

  #named({ attribs }: Element) {
    for (const id of [attribs['id'], attribs['name']]) if (id) this.#reading.anchor(id)
  }

  /** Paragraphs and other blocks, each as Markdown. */
  blocks(nodes: readonly ChildNode[]): string[] {
    const out: string[] = []
    let line: ChildNode[] = []
    const flush = () => {
      const text = this.inline(line).trim()
      if (text !== '') out.push(this.#reading.isMarkdown ? text : atLineStart(text))
      line = []
    }
    for (const node of nodes) {
      if (!isBlock(node) || !isTag(node)) {
        line.push(node)
        continue
      }
      flush()
      this.#named(node)
      out.push(...this.#block(node).filter((one) => one.trim() !== ''))
    }
    flush()
    return out
  }

  #block(element: Element): string[] {
    const { name, children, attribs } = element
    const inner = () => this.blocks(children)
    if (/^h[1-6]$/.test(name)) {
      this.#note(element, 'rewritten')
      return [`${'#'.repeat(Number(name[1]))} ${this.inline(children).trim().replaceAll(/\s+/g, ' ')}`]
    }
    if (name === 'pre') {
      this.#note(element, 'rewritten')
      const code = children.find((child) => isTag(child) && child.name === 'code')
      const classes = code && isTag(code) ? (code.attribs['class'] ?? '') : (attribs['class'] ?? '')
      return [fenced(textContent(element).replace(/^\n/, ''), /(?:language|lang|brush)-?:?\s*(\w+)/.exec(classes)?.[1] ?? '')] // prettier-ignore
    }
    if (name === 'hr') return ['---']
    if (name === 'blockquote') return [inner().join('\n\n').replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>')]
    if (name === 'table') {
      this.#note(element, 'rewritten')
      return tableToMarkdown(element, this, (what) => this.#reading.find({ name: what, fate: 'reduced' }))
    }
    if (name === 'ul' || name === 'ol') {
      this.#note(element, 'rewritten')
      return [this.#list(element)]
    }
    if (name === 'dt') return [`**${this.inline(children).trim()}**`]
    if (name === 'details' || name === 'dl') this.#note(element, 'reduced')
    if (name === 'summary') return [`**${this.inline(children).trim()}**`].filter((text) => text !== '****')
    const kind = /^(p|div|aside|section)$/.test(name) ? alertOf(attribs['class'] ?? '') : undefined
    if (kind !== undefined) {
      const text = inner().join('\n\n')
      if (text.trim() === '') return []
      this.#reading.find({ name: `alert: <${name} class>`, fate: 'rewritten' })
      return [`> [!${kind}]\n${text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>')}`]
    }
    if (/^(div|section|center|article|aside|header|footer|form|fieldset|figure|picture|nav)$/.test(name)) this.#note(element, 'reduced') // prettier-ignore
    return inner()
  }

  #list(element: Element): string {
    let number = Number(element.attribs['start'] ?? 1) || 1
    const items = element.children.flatMap((child) => {
      if (!isTag(child)) return isText(child) && child.data.trim() === '' ? [] : [this.inline([child])]
      const sign = element.name === 'ol' ? `${number}. ` : '- '
      number += 1
      this.#named(child)
      const text = this.blocks(child.name === 'li' ? child.children : [child]).join('\n\n')
      return text === '' ? [] : [sign + indent(text, ' '.repeat(sign.length))]
    })
    return items.join('\n')
  }

  /** What stands in one paragraph. */
  inline(nodes: readonly ChildNode[]): string {
    return nodes.map((node) => this.#inline(node)).join('')
  }

  #inline(node: ChildNode): string {
    if (isText(node)) return this.#reading.isMarkdown ? node.data : escape(node.data.replaceAll(/\s+/g, ' '))
    if (!isTag(node)) return ''
    const { name, attribs, children } = node
    this.#named(node)
    if (name === 'br' || name === 'wbr') return `<${name}>`
    if (name === 'code' && children.every(isText)) return asCode(textContent(node))
    if (isPlain(name)) return `<${name}>${this.inline(children)}</${name}>`
    if (name === 'strike') return `<s>${this.inline(children)}</s>`
    if (name === 'tt') return asCode(textContent(node))
    if (name === 'a') {
      const text = this.inline(children).trim()
      if (attribs['href'] === undefined || text === '') return text
      this.#note(node, 'rewritten')
      return asLink(text, attribs['href'])
    }
    if (name === 'img') {
      this.#note(node, 'rewritten')
      return attribs['src'] === undefined
        ? escape(attribs['alt'] ?? '')
        : `!${asLink(escape(attribs['alt'] ?? ''), attribs['src'])}`
    }
    if (embedded.has(name)) {
      const address = attribs['src'] ?? attribs['data'] ?? ''
      this.#note(node, address === '' ? 'reduced' : 'left out', address)
      const link = address === '' ? '' : asLink(escape(attribs['title'] ?? '') || escape(address), address)
      return `${link}${this.inline(children)}`
    }
    if (blocks.has(name)) return ` ${this.blocks([node]).join(' ')} `
    if (name === 'script' || name === 'style') {
      this.#note(node, 'left out', textContent(node))
      return ''
    }
    if (!isHtml(name)) {
      this.#note(node, 'not understood', name)
      return `&lt;${name}>${this.inline(children)}${children.length > 0 ? `&lt;/${name}>` : ''}`
    }
    const isQuiet = silent.has(name) || inlineWrappers.has(name)
    const said = attribs['value'] ?? attribs['placeholder'] ?? ''
    this.#note(node, isQuiet ? 'reduced' : 'not understood', said === '' ? undefined : said)
    return this.inline(children)
  }
}

const asCode = (code: string) => {
  const text = code.replaceAll(/\s+/g, ' ')
  if (text.trim() === '') return text
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return `${ticks}${space}${text}${space}${ticks}`
}
