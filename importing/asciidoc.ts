import { codeIn, within } from './code-map.ts'
import { closing, opening } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { fenced } from './parts.ts'
import {
  apply,
  type Edit,
  type Line,
  linesOf,
  lineStarts,
  ofLines,
  originsOf,
  type Passage,
} from './passage.ts'
import type { Reading } from './reading.ts'
import { asLink } from './tag-meanings.ts'

/** What no Markdown has: then the other signs of AsciiDoc mean what they mean there, too. */
const mark =
  /^(?:\[(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT|source\b[^\]\n]*|listing|cols=[^\]\n]*|options=[^\]\n]*|%header[^\]\n]*)\]|\|={3,}|(?:image|include|ifdef)::\S*\[.*\])[ \t]*$/m

type Rule = [pattern: RegExp, name: string, by: (match: string[]) => string]
/** Signs of whole lines. */
const lineRules: readonly Rule[] = [
  [/^(={1,6})[ \t]+(\S.*)$/, 'heading ==', ([, signs = '', words = '']) => `${'#'.repeat(signs.length)} ${words}`],
  [/^image::([^[\s]+)\[([^\],]*).*\]$/, 'picture image::', ([, path = '', words = '']) => `!${asLink(words, path)}`],
  [/^include::([^[\s]+)\[.*\]$/, 'part include::', ([, path = '']) => `[!INCLUDE [part](${path})]`],
  [/^\[\[([\w.-]+)(?:,.*)?\]\]$/, 'place [[name]]', ([, id = '']) => `<a id="${id}"></a>`],
  [/^(\.{1,4}) (?=\S)/, 'list . item', ([, signs = '']) => `${'   '.repeat(signs.length - 1)}1. `],
  [/^(\*{2,4}) (?=\S)/, 'list ** item', ([, signs = '']) => `${'  '.repeat(signs.length - 1)}* `],
  [/^\+$/, 'list continued +', () => ''],
] // prettier-ignore
/** Lines of which nothing is left. */
const silent =
  /^(?:(?:ifdef|ifndef|ifeval|endif)::\S*\[.*\]|:[\w-]+:(?: .*)?|\[(?:cols|options|%header|role|id|\.|#)[^\]]*\])$/
/** Signs within a line. */
const inlineRules: readonly Rule[] = [
  [/\b(?:xref|link):([^[\s]{1,500})\[([^\]\n]{0,500})\]/g, 'link xref: or link:', ([, to = '', words = '']) => asLink(words, to.replace(/\.adoc(?=#|$)/, ''))],
  [/(?<![("])(https?:\/\/[^\s[\]()]{1,500})\[([^\]\n]{1,500})\]/g, 'link address[words]', ([, to = '', words = '']) => asLink(words, to)],
  [/<<([\w.-]{1,200})(?:,\s*([^>\n]{1,500}))?>>/g, 'link <<name>>', ([, id = '', words = '']) => asLink(words, `#${id}`)],
  [/\bimage:([^:[\s][^[\s]{0,500})\[([^\],\n]{0,500})[^\]\n]{0,500}\]/g, 'picture image:', ([, path = '', words = '']) => `!${asLink(words, path)}`],
] // prettier-ignore

/** Blocks of AsciiDoc that were left in Markdown: alerts, code, tables, pictures and links. */
export function readAsciidoc(passage: Passage, reading: Reading): Passage {
  if (!mark.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const { constructs } = reading
  const lines = linesOf(passage)
  const out: Line[] = []
  /** What a line above a block says of it. */
  let said = { alert: '', language: null as string | null, title: '' }
  /** Signs that do not come any more. */
  const missing = new Set<string>()
  const endOf = (from: number, sign: string) => {
    let at = missing.has(sign) ? lines.length : from + 1
    while (at < lines.length && lines[at]?.text.trimEnd() !== sign) at += 1
    if (at < lines.length) return at
    missing.add(sign)
    return -1
  }
  for (let index = 0; index < lines.length; index += 1) {
    const { text, origin } = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const put = (...texts: string[]) => out.push(...texts.map((one) => ({ text: one, origin })))
    if (within(code, starts[index] ?? 0)) {
      put(text)
      continue
    }
    const line = text.trimEnd()
    const next = lines[index + 1]?.text.trimEnd() ?? ''
    const [, alert] = /^\[(NOTE|TIP|WARNING|CAUTION|IMPORTANT)\]$/.exec(line) ?? []
    const [, language] =
      /^\[(?:source|listing)[^,\]]*(?:,\s*([\w+-]*))?[^\]]*\]$/.exec(line) ??
      (/^\[(?:source|listing)/.test(line) ? ['', ''] : [])
    const [, title] = /^\.(\S[^.]*.*)$/.exec(line) ?? []
    if (alert !== undefined) said = { ...said, alert }
    else if (language !== undefined) said = { ...said, language }
    else if (title !== undefined && /^(?:={4,}|-{2,}|\.{4,}|\|={3,}|\[.*\]|image::.*)$/.test(next))
      said = { ...said, title }
    else {
      const end = /^(?:={4,}|-{4,}|\.{4,}|--|\|={3,})$/.test(line) ? endOf(index, line) : -1
      const inner = end === -1 ? [] : lines.slice(index + 1, end)
      const head = said.title === '' ? [] : [`**${said.title}**`, '']
      if (end !== -1 && line.startsWith('|')) {
        constructs.add('table |===', 'rewritten', origin)
        put('', ...head, ...tableOf(inner), '')
      } else if (end !== -1 && (/^(?:-{4,}|\.{4,})$/.test(line) || said.language !== null)) {
        constructs.add('code ----', 'rewritten', origin)
        const source = inner.map((one) => one.text).join('\n')
        put('', ...head, ...fenced(source, said.language ?? '').split('\n'), '')
      } else if (end !== -1) {
        constructs.add('block ====', 'rewritten', origin)
        const kind = alertNames.get(said.alert.toLowerCase()) ?? 'plain'
        put(opening('adoc', kind, said.title))
        out.push(...linesOf(readAsciidocLines(ofLines(inner), reading)))
        put(closing('adoc'))
      } else if (said.alert !== '' && line !== '') {
        let last = index + 1
        while (last < lines.length && lines[last]?.text.trim() !== '') last += 1
        constructs.add('alert [NOTE]', 'rewritten', origin)
        put(opening('adoc', alertNames.get(said.alert.toLowerCase()) ?? 'NOTE', said.title))
        out.push(...lines.slice(index, last))
        put(closing('adoc'))
        index = last - 1
      } else {
        put(...head, text)
      }
      if (end !== -1) index = end
      said = { alert: '', language: null, title: '' }
    }
  }
  return readAsciidocLines(ofLines(out), reading)
}

function readAsciidocLines(passage: Passage, { constructs }: Reading): Passage {
  const { text } = passage
  const code = codeIn(text, { indented: false })
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  const starts = lineStarts(text)
  for (const [index, line] of text.split('\n').entries()) {
    const from = starts[index] ?? 0
    if (within(code, from)) continue
    const edit = (by: string, to = from + line.length) => edits.push({ from, to, by })
    if (silent.test(line.trimEnd())) {
      constructs.add('AsciiDoc: attribute or condition', 'left out', originAt(from), line)
      edit('')
    }
    for (const [pattern, name, write] of lineRules) {
      const match = pattern.exec(line)
      if (!match) continue
      constructs.add(`AsciiDoc: ${name}`, 'rewritten', originAt(from))
      edit(write(match), from + match[0].length)
    }
  }
  for (const [pattern, name, write] of inlineRules)
    for (const match of text.matchAll(pattern)) {
      if (within(code, match.index)) continue
      constructs.add(`AsciiDoc: ${name}`, 'rewritten', originAt(match.index))
      edits.push({ from: match.index, to: match.index + match[0].length, by: write(match) })
    }
  return apply(passage, edits)
}

/** Rows are as long as the first line with a bar is. */
function tableOf(lines: readonly Line[]): string[] {
  const rows = lines.map(({ text }) => text.trim()).filter((text) => text.startsWith('|'))
  const cellsIn = (row: string) =>
    row
      .slice(1)
      .split(/\s*\|\s*/)
      .map((cell) => cell.trim())
  const width = cellsIn(rows[0] ?? '|').length
  const cells = rows.flatMap(cellsIn)
  const more = lines.filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('|'))
  const grid = Array.from({ length: Math.ceil(cells.length / width) }, (_, row) =>
    cells.slice(row * width, (row + 1) * width),
  )
  const drawn = grid.map(
    (row) => `| ${Array.from({ length: width }, (_, column) => row[column] ?? '').join(' | ')} |`,
  )
  return [
    ...drawn.slice(0, 1),
    `|${' --- |'.repeat(width)}`,
    ...drawn.slice(1),
    ...more.flatMap(({ text }) => ['', text.trim()]),
  ]
}
