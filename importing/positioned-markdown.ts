import MarkdownIt, { type Token } from 'markdown-it'
import { limits } from '../server/content/markdown-limits.ts'
import { plainElements } from '../server/content/plain-elements.ts'
import { lineStarts } from './passage.ts'

/** Where an inline token begins and ends in the content of its block. `at`: where its inner text begins, or ends. */
type Place = { from: number; to: number; at: number }

/** Markdown whose inline tokens know their place. */
function withPlaces(html: boolean) {
  const markdown = new MarkdownIt({ html, linkify: false, typographer: false }).use(plainElements)
  const { inline } = markdown
  const State = inline.State
  inline.State = class extends State {
    override push(...given: Parameters<InstanceType<typeof State>['push']>) {
      const token = super.push(...given)
      token.meta = { at: this.pos }
      return token
    }
  }
  for (const { name, fn } of inline.ruler['__rules__'].slice()) {
    inline.ruler.at(name, (state, silent) => {
      const from = state.pos
      const before = state.tokens.length
      const found = fn(state, silent)
      if (!found || silent) return found
      for (let index = before; index < state.tokens.length; index += 1) {
        const token = state.tokens[index]
        const meta = token?.meta as Partial<Place> | null
        if (token && meta?.from === undefined) token.meta = { at: from + 1, ...meta, from, to: state.pos }
      }
      return found
    })
  }
  return markdown
}

/** As the portal reads articles. */
export const asServed = withPlaces(false)
/** As most tools read their sources. */
export const withHtml = withPlaces(true)
const blocks = (html: boolean) => new MarkdownIt({ html }).disable(['inline', 'text_join'])
/** Blocks alone, to find out where code is. */
export const blocksOnly = blocks(false)
/** Throw `TooMuch` before anything takes too long: of a source, whose HTML may be of any length, and of what was made of it. */
export const sourceBlocks = blocks(true).use(limits)
export const servedBlocks = blocks(false).use(limits)

export const placeOf = (token: Token) => token.meta as Place

/** A block with inline content, and how its offsets are found in the source. `row`: the line, from 0, of a table's row. */
export type InlineBlock = {
  token: Token
  /** What holds it: `paragraph_open`, `heading_open`, `td_open` … */
  opened: Token
  children: readonly Token[]
  sourceOffset: (offset: number) => number
}

/** Every block of a text that has inline content and can be found in it again. */
export function* inlineBlocks(text: string, tokens: readonly Token[]): Generator<InlineBlock> {
  const starts = lineStarts(text)
  const lineOf = (line: number) =>
    text.slice(starts[line] ?? text.length, starts[line + 1]).replace(/\n$/, '')
  let row = 0
  let cells = 0
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') {
      row = token.map?.[0] ?? row
      cells = 0
    }
    const opened = tokens[index - 1]
    if (token.type !== 'inline' || !opened) continue
    if (!token.map) {
      // In a cell, a bar is written with a backslash before it.
      const written = token.content.replaceAll('|', '\\|')
      const at = lineOf(row).indexOf(written, cells)
      if (at < 0) continue
      cells = at + written.length
      const start = (starts[row] ?? 0) + at
      const sourceOffset = (offset: number) =>
        start + offset + (token.content.slice(0, offset).match(/\|/g)?.length ?? 0)
      yield { token, opened, children: token.children ?? [], sourceOffset }
      continue
    }
    const first = token.map[0]
    const sourceOffset = offsetsOfLines(token.content, (line) => {
      const start = starts[first + line] ?? text.length
      return { start, text: lineOf(first + line) }
    })
    if (sourceOffset) yield { token, opened, children: token.children ?? [], sourceOffset }
  }
}

/** A block's content is what its lines end with; null where it is not. */
function offsetsOfLines(content: string, lineAt: (line: number) => { start: number; text: string }) {
  const inContent: number[] = []
  const inSource: number[] = []
  let offset = 0
  for (const [index, line] of content.split('\n').entries()) {
    const { start, text } = lineAt(index)
    const end = text.trimEnd()
    const said = line.trimEnd()
    const at = end.endsWith(said) ? end.length - said.length : text.indexOf(said)
    if (at < 0) return null
    inContent.push(offset)
    inSource.push(start + at)
    offset += line.length + 1
  }
  return (wanted: number) => {
    const index = inContent.findLastIndex((start) => start <= wanted)
    return (inSource[index] ?? 0) + wanted - (inContent[index] ?? 0)
  }
}
