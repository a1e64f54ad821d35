import { codeIn, htmlBlocksIn, type Stretch, within } from './code-map.ts'
import { alertNames } from './dialect-words.ts'
import { inlineLexers } from './inline-lexers.ts'
import { apply, type Edit, lineAt, lineStarts, type Passage } from './passage.ts'
import { putIn } from './parts.ts'
import type { Reading, ReadPart } from './reading.ts'
import type { Meaning } from './tag-meanings.ts'
import { type AlertKind, opening, closing } from './containers.ts'

/** What a lexer finds where something begins: `to` behind it, and what it means. Null: that is no such thing. */
export type Find = { to: number; meaning: Meaning; as?: string }
export type Spot = {
  text: string
  at: number
  /** From the beginning of the line. */
  before: string
  reading: Reading
  origin: { file: string; line: number }
  /** Whether it stands in a block of HTML. */
  inHtml: () => boolean
}

/** All that may begin something that Markdown does not have. */
const begin =
  /<!--|<<<|<\/?\$?[A-Za-z]|\{\{|\{%|\{|:::|:[a-z][\w-]*[[{]|\[!|\[AZURE\.|@\[code|@include\b|\[(?=\[)|\[TOC\]|-{1,2}8<-{1,2}|^(?:import|export)\b/gm

const isRow = (line: string) => /^[ \t>]*\|/.test(line)

/** Makes of tags, containers, comments, elements and parts of one dialect or another what Markdown has for it. Code is left alone. */
export function readTags(passage: Passage, reading: Reading, readPart: ReadPart): Passage {
  const { text } = passage
  if (text.search(begin) === -1) return passage
  const mdx = reading.path.endsWith('.mdx')
  const code = codeIn(text, { indented: !mdx })
  const starts = lineStarts(text)
  const edits: Edit[] = []
  let html: Stretch[] | null = null
  let done = 0
  for (const { index: at } of text.matchAll(begin)) {
    const inHtml = () => within((html ??= htmlBlocksIn(text)), at)
    if (at < done || within(code, at)) continue
    const line = lineAt(starts, at)
    const start = starts[line] ?? 0
    const before = text.slice(start, at)
    if (before.endsWith('\\') && !before.endsWith('\\\\')) continue
    const origin = passage.origins[line] ?? { file: reading.path, line: 1 }
    const find = firstFind({ text, at, before, reading, origin, inHtml }, code)
    if (!find) continue
    const lineEnd = starts[line + 1] ?? text.length + 1
    edits.push(editFor(find, { text, at, start, before, lineEnd, origin, reading, readPart }))
    done = find.to
  }
  return apply(passage, edits)
}

function firstFind(spot: Spot, code: readonly Stretch[]): Find | null {
  for (const lexer of inlineLexers) {
    const find = lexer(spot)
    // What is told from its end, too, does not end in code.
    if (find && !within(code, find.to - 1)) return find
  }
  return null
}

type Place = {
  text: string
  at: number
  start: number
  before: string
  lineEnd: number
  origin: Spot['origin']
  reading: Reading
  readPart: ReadPart
}

function editFor({ to, meaning, as = 'part' }: Find, place: Place): Edit {
  const { text, at, start, before, origin, reading, readPart } = place
  const newline = text.indexOf('\n', to)
  const after = text.slice(to, newline === -1 ? text.length : newline)
  const alone = /^[ \t>]*$/.test(before) && after.trim() === ''
  const indent = /^[ \t>]*/.exec(before)?.[0] ?? ''
  if (meaning === null || 'text' in meaning) {
    const by = meaning?.text ?? ''
    return { from: at, to, by: alone && by.includes('\n') ? by.replaceAll('\n', `\n${indent}`) : by }
  }
  if ('part' in meaning) {
    const wish = {
      name: meaning.part,
      written: text.slice(at, to),
      as,
      origin,
      indent: alone ? indent : '',
      ...meaning,
    }
    const part = putIn(wish, reading, readPart)
    return { from: at, to, by: part && meaning.within !== undefined ? inBlock(part, meaning.within, wish) : (part ?? '') } // prettier-ignore
  }
  const mark = 'begins' in meaning ? meaning.begins : meaning.ends
  if (isRow(before) || (isRow(text.slice(start, newline)) && !alone)) return { from: at, to, by: '' }
  if (alone) return { from: start, to, by: indent + mark }
  // In the midst of a line it gets one of its own, as deep as what stands before it.
  const deep = before.replace(/^([ \t>]*)(?:[-*+]|\d+[.)])([ \t]+)/, (whole, space: string) => space.padEnd(whole.length)) // prettier-ignore
  const own = /^[ \t>]*/.exec(deep)?.[0] ?? ''
  const rest = after.trim() === '' ? '' : `\n${own}`
  return { from: at, to, by: `${before.trim() === '' ? '' : '\n'}${own}${mark}${rest}` }
}

/** A part in the block that names it. */
function inBlock(
  part: Passage,
  begins: string,
  { indent, origin }: Pick<Place, 'origin'> & { indent: string },
): Passage {
  const ends = begins.replace(/^\0\+([^\t]*)[^]*$/, '\0-$1')
  return {
    text: `${begins}\n${indent}${part.text}\n${indent}${ends}`,
    origins: [origin, ...part.origins, origin],
  }
}

const callout = /^([ \t]*(?:>[ \t]?)+)\[(?:!|AZURE\.)([A-Za-z-]+)\]([+-]?)[ \t]*(.*)$/
/** ReadMe: a quotation that begins with one of these. */
const emojiCallout = /^([ \t]*(?:>[ \t]?)+)(📘|ℹ️?|👍|✅|🚧|⚠️?|❗️?|🛑)[ \t]+(\S.*)$/u
const emojiKinds: Readonly<Record<string, AlertKind>> = { '📘': 'NOTE', ℹ: 'NOTE', '👍': 'TIP', '✅': 'TIP', '🚧': 'WARNING', '⚠': 'WARNING', '❗': 'CAUTION', '🛑': 'CAUTION' } // prettier-ignore
const isQuote = (line: string | undefined) => line !== undefined && /^[ \t]*>/.test(line)

/** `> [!info] Title`, as GitHub and Obsidian write alerts, in the five kinds there are. */
export function readCallouts(passage: Passage, reading: Reading): Passage {
  if (!/\[!|\[AZURE\.|^[ \t>]*>[ \t]*(?:📘|ℹ|👍|✅|🚧|⚠|❗|🛑)/mu.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const edits: Edit[] = []
  const lines = passage.text.split('\n')
  lines.forEach((line, index) => {
    const from = starts[index] ?? 0
    const origin = passage.origins[index] ?? { file: reading.path, line: 1 }
    const isFirst = !isQuote(lines[index - 1])
    const [, mark = '', emoji, title = ''] = isFirst ? (emojiCallout.exec(line) ?? []) : []
    const shown = emoji === undefined ? undefined : emojiKinds[emoji.replace('\uFE0F', '')]
    if (shown !== undefined && !within(code, from)) {
      reading.constructs.add(`alert ${emoji}`, 'rewritten', origin)
      const said = isQuote(lines[index + 1]) ? `**${title.trim()}**\n${mark.trimEnd()}` : title
      edits.push({ from, to: from + line.length, by: `${mark}[!${shown}]\n${mark}${said}` })
      return
    }
    const [, quote = '', name = '', fold, rest = ''] = callout.exec(line) ?? []
    // Whatever it is called, it is set off from the text: its words are a note.
    const isOther =
      name.length > 2 && isFirst && rest === '' && !/^(?:video|include|code|tab|toc)$/i.test(name)
    const kind = alertNames.get(name.toLowerCase()) ?? (isOther ? 'NOTE' : undefined)
    if (kind === undefined || within(code, from)) return
    if (!alertNames.has(name.toLowerCase()))
      reading.constructs.add(`alert [!${name}]`, 'not understood', origin, name)
    else if (name !== kind || fold !== '') reading.constructs.add(`alert [!${name}]`, 'rewritten', origin)
    edits.push({
      from,
      to: from + line.length,
      by: `${quote}[!${kind}]${rest === '' ? '' : `\n${quote}${rest}`}`,
    })
  })
  return apply(passage, edits)
}

const attributes =
  /^([ \t]*)\{:?\s*((?:[.#][\w-]+|[\w-]+="[^"]*"|[\w-]+)(?:\s+(?:[.#][\w-]+|[\w-]+="[^"]*"))*)\s*\}[ \t]*$/

/** A line such as `{: .note }` beside a paragraph: kramdown’s way to make an alert of it. */
export function readAttributeLines(passage: Passage, reading: Reading): Passage {
  if (!/^[ \t]*\{:?\s*(?:[.#]|toc\b)/m.test(passage.text)) return passage
  const code = codeIn(passage.text)
  const starts = lineStarts(passage.text)
  const lines = passage.text.split('\n')
  const edits: Edit[] = []
  const isText = (line: number) => (lines[line] ?? '').trim() !== '' && !attributes.test(lines[line] ?? '')
  for (const [index, line] of lines.entries()) {
    const from = starts[index] ?? 0
    const [, indent = '', said] = attributes.exec(line) ?? []
    if (said === undefined || within(code, from)) continue
    const origin = passage.origins[index] ?? { file: reading.path, line: 1 }
    const to = from + line.length
    if (said === 'toc') {
      // The line above stands for all headings.
      reading.constructs.add('table of contents', 'left out', origin)
      edits.push({ from: starts[Math.max(index - 1, 0)] ?? 0, to, by: '' })
      continue
    }
    const names = said
      .split(/\s+/)
      .flatMap((word) => (word.startsWith('.') ? word.slice(1).toLowerCase() : []))
    const kind = names
      .map((name) => alertNames.get(name.replace(/-title$/, '')))
      .find((one) => one !== undefined)
    let first = index + 1
    let last = first
    if (isText(first)) while (isText(last)) last += 1
    else {
      first = index
      last = index
      while (isText(first - 1)) first -= 1
    }
    if (kind === undefined || first === last || /^[ \t]*(#|\||`{3}|~{3})/.test(lines[first] ?? '')) {
      reading.constructs.add('attributes {: }', 'reduced', origin, said)
      edits.push({ from, to, by: '' })
      continue
    }
    reading.constructs.add('alert: {: .name }', 'rewritten', origin)
    const quoted = lines.slice(first, last)
    // What is a quotation already keeps its signs.
    const isQuote = quoted.every((one) => /^[ \t]*>/.test(one))
    const inner = quoted.map((one) => (isQuote ? one.replace(/^[ \t]*> ?/, '') : one.trimStart()))
    const by = [indent + opening('attributes', kind), ...inner.map((one) => indent + one), indent + closing('attributes')] // prettier-ignore
    const beginning = Math.min(from, starts[first] ?? 0)
    const end = Math.max(to, (starts[last - 1] ?? 0) + (lines[last - 1] ?? '').length)
    edits.push({ from: beginning, to: end, by: by.join('\n') })
  }
  return apply(passage, edits)
}
