import type { Token } from 'markdown-it'
import { codeIn, within } from './code-map.ts'
import type { Anchor } from './html-pass.ts'
import { apply, type Edit, lineStarts, type Origin, originsOf, type Passage } from './passage.ts'
import { asServed, inlineBlocks } from './positioned-markdown.ts'
import type { Reading } from './reading.ts'

/** A heading as its source has it: its own id, if it names one, and where. */
export type SourceHeading = { text: string; id: string | null; origin: Origin }
export type Structured = { passage: Passage; title: string | null; headings: SourceHeading[] }

const ownId =
  /[ \t]*\{:?[ \t]*#([\w.:-]+)[^}\n]*\}[ \t]*$|[ \t]*\{\/\*[ \t]*#([\w.:-]+)[ \t]*\*\/\}[ \t]*$|[ \t]*\{:?[ \t]*\.[^}\n]*\}[ \t]*$/
/** A heading is no longer than that; what is, is not looked through for an id. */
const isHeadingLike = (text: string) => text.length < 2000
const withoutId = (text: string) => (isHeadingLike(text) ? text.replace(ownId, '') : text)
const comparable = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Whether a heading says what the title says, or all of it but the name of a site behind it. */
export const saysTitle = (heading: string, title: string) => {
  const [own, whole] = [comparable(heading), comparable(title)]
  const [front = ''] = title.split(/ [-–—|:·] /)
  return own !== '' && (own === whole || own === comparable(front))
}

/** The words of a heading, without signs and elements. */
export const wordsOf = (inline: Token | undefined) =>
  withoutId(
    (inline?.children ?? [])
      .filter(({ type }) => type !== 'html_inline' && type !== 'image')
      .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
      .join(''),
  ).trim()

type Found = { open: Token; inline: Token; words: string; from: number; to: number; prefix: string }

/** Where headings stand, with what stands before their sign in the line. */
function headingsIn(text: string, tokens: readonly Token[], starts: readonly number[]): Found[] {
  return tokens.flatMap((open, index) => {
    const inline = tokens[index + 1]
    if (open.type !== 'heading_open' || !open.map || !inline) return []
    const [first, end] = open.map
    const from = starts[first] ?? 0
    const to = Math.max(from, (starts[end] ?? text.length + 1) - 1)
    const line = text.slice(from, (starts[first + 1] ?? text.length + 1) - 1)
    const head = (inline.content.split('\n')[0] ?? '').trim()
    const at = open.markup.startsWith('#') ? line.search(/#{1,6}(?=[ \t]|$)/) : line.indexOf(head)
    return [{ open, inline, words: wordsOf(inline), from, to, prefix: line.slice(0, Math.max(at, 0)) }]
  })
}

/** One title, headings from the second level to the fourth without gaps, and no column without a name. */
export function structure(passage: Passage, title: string | null, reading: Reading): Structured {
  const { text } = passage
  const starts = lineStarts(text)
  const originAt = originsOf(passage)
  const tokens = asServed.parse(text, {})
  const found = headingsIn(text, tokens, starts)
  const { constructs } = reading
  const edits: Edit[] = []
  const headings: SourceHeading[] = []

  const titles = found.filter(({ open, prefix }) => open.tag === 'h1' && prefix.trim() === '')
  const [first] = titles
  const isTitle =
    first !== undefined && first.words !== '' && (title === null || saysTitle(first.words, title))
  const sections = titles.length - (isTitle ? 1 : 0)
  // Several of the first level are sections; a single one below another title is a section, too, but moves nothing else.
  const shift = sections > 1 ? 1 : 0
  let above = 1
  for (const heading of found) {
    const { open, inline, words, from, to, prefix } = heading
    const origin = originAt(from)
    const [, ...ids] = (isHeadingLike(inline.content) ? ownId.exec(inline.content) : null) ?? []
    const id = ids.find((one) => one !== undefined) ?? null
    if (isTitle && heading === first) {
      constructs.add('title as a heading', 'rewritten', origin)
      edits.push({ from, to, by: '' })
      continue
    }
    if (words === '' && !inline.children?.some(({ type }) => type === 'image')) {
      constructs.add('heading without words', 'repaired', origin)
      edits.push({ from: from + prefix.length, to, by: '' })
      continue
    }
    const own = Number(open.tag[1])
    const wanted = Math.max(2, own + shift)
    if (own + shift === 1 || (shift === 1 && own === 1))
      constructs.add('heading of the first level', 'rewritten', origin)
    if (wanted > 4) constructs.add('heading below the fourth level', 'reduced', origin)
    const level = Math.min(wanted, 4, above + 1)
    if (level < Math.min(wanted, 4)) constructs.add('level of headings that was left out', 'repaired', origin)
    above = level
    const content = inline.content
      .replace(ownId, '')
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim()
    headings.push({ text: content, id, origin })
    if (id !== null) constructs.add('id of a heading {#id}', 'rewritten', origin)
    edits.push({ from: from + prefix.length, to, by: `${'#'.repeat(level)} ${content}` })
  }
  edits.push(...namedColumns(tokens, starts, text, (from) => constructs.add('column without a heading', 'repaired', originAt(from)))) // prettier-ignore
  edits.push(...listSigns(text, tokens, (name, from) => constructs.add(name, 'rewritten', originAt(from))))
  const said = isTitle ? first.words : null
  return { passage: apply(passage, edits), title: said, headings }
}

function namedColumns(
  tokens: readonly Token[],
  starts: readonly number[],
  text: string,
  note: (from: number) => void,
): Edit[] {
  const edits: Edit[] = []
  let row: Token | null = null
  let cells: string[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') {
      row = token
      cells = []
    }
    if (token.type === 'th_open') cells.push(tokens[index + 1]?.content ?? '')
    if (token.type !== 'tr_close' || !row?.map || !cells.some((cell) => cell.trim() === '')) continue
    const start = starts[row.map[0]] ?? 0
    const line = text.slice(start, (starts[row.map[0] + 1] ?? text.length + 1) - 1)
    const prefix = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?/.exec(line)?.[0] ?? ''
    const names = cells.map((cell, column) =>
      cell.trim() === '' ? `Column ${column + 1}` : cell.replaceAll('|', '\\|'),
    )
    note(start)
    edits.push({ from: start + prefix.length, to: start + line.length, by: `| ${names.join(' | ')} |` })
    cells = []
  }
  return edits
}

/** Tasks, terms with what they mean, and words that the portal would put in. */
function listSigns(
  text: string,
  tokens: readonly Token[],
  note: (name: string, from: number) => void,
): Edit[] {
  const edits: Edit[] = []
  const replace = (from: number, length: number, by: string, name: string) => {
    edits.push({ from, to: from + length, by })
    note(name, from)
  }
  let depth = 0
  for (const { token, opened, children, sourceOffset } of inlineBlocks(text, tokens)) {
    const { content } = token
    depth = opened.level
    const [box] = /^\[[ xX]\](?= )/.exec(content) ?? []
    if (box !== undefined && depth > 1) replace(sourceOffset(0), 3, box === '[ ]' ? '☐' : '☑', 'task [ ]')
    if (/^: +/.test(content) && depth > 1) replace(sourceOffset(0), 2, '', 'term and meaning')
    const lines = content.split('\n')
    if (
      lines.length > 1 &&
      opened.type === 'paragraph_open' &&
      lines.slice(1).some((line) => /^:[ \t]+/.test(line))
    ) {
      const [term = ''] = lines
      const isTerm = !/^[:*]|\*$/.test(term.trim()) && !term.includes('**')
      if (isTerm) replace(sourceOffset(0), term.trim().length, `**${term.trim()}**`, 'term and meaning')
      let at = 0
      for (const line of lines) {
        const [sign] = at === 0 ? [] : (/^:[ \t]+/.exec(line) ?? [])
        if (sign !== undefined) {
          const from = sourceOffset(at)
          edits.push({ from, to: from + sign.length, by: '' }, { from: sourceOffset(at - 1), to: sourceOffset(at - 1), by: '\\' }) // prettier-ignore
        }
        at += line.length + 1
      }
    }
    if (!/\{(portal|vendor|accountService)\}/.test(content) || children.length === 0) continue
    for (const { index, 0: word } of content.matchAll(/\{(?:portal|vendor|accountService)\}/g))
      replace(sourceOffset(index), word.length, `{<wbr>${word.slice(1)}`, 'word that the portal would put in')
  }
  const code = codeIn(text)
  return edits.filter(({ from }) => !within(code, from))
}

/** Names of places that are not headings lead to the heading they stand at, or below which they stand. `own`: headings of that file. */
export function headingOf(anchor: Anchor, own: readonly SourceHeading[]): SourceHeading | null {
  const { line } = anchor.origin
  const next = own.find(({ origin }) => origin.line >= line)
  if (next && next.origin.line - line <= 3) return next
  return own.findLast(({ origin }) => origin.line <= line) ?? null
}
