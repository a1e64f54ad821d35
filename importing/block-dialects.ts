import { codeIn, within } from './code-map.ts'
import { closing, opening, type ContainerKind } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { lineStarts, type Origin, type Passage } from './passage.ts'
import type { Reading, ReadPart } from './reading.ts'
import { putIn } from './parts.ts'
import { readArguments } from './tag-lexer.ts'

type Line = { text: string; origin: Origin }

const linesOf = ({ text, origins }: Passage): Line[] =>
  text.split('\n').map((line, index) => ({ text: line, origin: origins[index] ?? { file: '', line: 1 } }))
const passageOf = (lines: readonly Line[]): Passage => ({
  text: lines.map(({ text }) => text).join('\n'),
  origins: lines.map(({ origin }) => origin),
})

const indented =
  /^([ \t]*)(?:(!!!|\?\?\?\+?|={3}[!+]?)[ \t]+)(?:([\w-]+(?:[ \t]+[\w-]+)*)[ \t]*)?(?:"(.*)"|'(.*)')?[ \t]*$/

/** MkDocs: `!!! note "Title"`, `??? tip`, `=== "Tab"`, each with an indented block. */
export function readIndentedBlocks(passage: Passage, reading: Reading, depth = 0): Passage {
  if (depth > 20 || !/^[ \t]*(!!!|\?\?\?|===)[ \t+!]/m.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const lines = linesOf(passage)
  const out: Line[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const found = within(code, starts[index] ?? 0) ? null : indented.exec(line.text)
    const [, indent = '', sign = '', name = '', double, single] = found ?? []
    if (
      !found ||
      (sign.startsWith('=') ? (double ?? single) === undefined : name === '' && !sign.startsWith('?'))
    ) {
      out.push(line)
      continue
    }
    const inner: Line[] = []
    const belongs = ({ text }: Line) => text.trim() === '' || new RegExp(`^${indent}(?: {4}|\\t| {2,3}(?=\\S))`).test(text) // prettier-ignore
    while (index + 1 < lines.length && belongs(lines[index + 1] ?? line)) {
      index += 1
      const { text, origin } = lines[index] ?? line
      inner.push({
        text: indent + text.slice(indent.length).replace(/^(?: {4}|\t| {1,3}(?=\S))/, ''),
        origin,
      })
    }
    // Blank lines at the end belong to what follows.
    let behind = 0
    while (inner.length > 0 && inner.at(-1)?.text.trim() === '') {
      inner.pop()
      behind += 1
    }
    const isTab = sign.startsWith('=')
    const kind: ContainerKind = isTab
      ? 'section'
      : (alertNames.get(name.split(/\s/)[0]?.toLowerCase() ?? '') ?? 'NOTE')
    const title = double ?? single ?? ''
    reading.constructs.add(isTab ? 'tab ===' : `alert ${sign.slice(0, 3)} ${name}`, 'rewritten', line.origin)
    const block = readIndentedBlocks(passageOf(inner), reading, depth + 1)
    const mark = (text: string): Line => ({ text: indent + text, origin: line.origin })
    out.push(mark(opening('indented', kind, title)), ...linesOf(block), mark(closing('indented')))
    for (; behind > 0; behind -= 1) out.push({ text: '', origin: line.origin })
  }
  return passageOf(out)
}

const directive = /^([ \t]*)(`{3,}|~{3,}|:{3,})\{([\w:-]+)\}[ \t]*(.*)$/

/** MyST: fences that are no code but directives. Those that are not known stay as they are written. */
export function readDirectiveFences(passage: Passage, reading: Reading, readPart: ReadPart): Passage {
  if (!/^[ \t]*(?:`{3,}|~{3,})\{[a-z]/m.test(passage.text)) return passage
  const lines = linesOf(passage)
  const out: Line[] = []
  /** Fences that do not end any more. */
  const endless = new Set<string>()
  const endFrom = (from: number, fence: string) => {
    const end = endless.has(fence) ? -1 : endOfFence(lines, from, fence)
    if (end === -1) endless.add(fence)
    return end
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const [, indent = '', fence = '', name = '', argument = ''] = directive.exec(line.text) ?? []
    const end = fence === '' || fence.startsWith(':') ? -1 : endFrom(index + 1, fence)
    if (end === -1) {
      const plain = /^[ \t]*(`{3,}|~{3,})/.exec(line.text)
      const close = plain ? endFrom(index + 1, plain[1] ?? '') : -1
      const last = close === -1 ? index : close
      out.push(...lines.slice(index, last + 1))
      index = last
      continue
    }
    const inner = lines.slice(index + 1, end)
    const body = inner.filter(({ text }) => !/^[ \t]*:[\w-]+:/.test(text))
    const options = Object.fromEntries(inner.flatMap(({ text }) => { const [, key, value] = /^[ \t]*:([\w-]+):[ \t]*(.*)$/.exec(text) ?? []; return key === undefined ? [] : [[key, value ?? '']] })) as Record<string, string> // prettier-ignore
    out.push(...drawn({ name, argument, indent, options, body, whole: lines.slice(index, end + 1), origin: line.origin }, reading, readPart)) // prettier-ignore
    index = end
  }
  return passageOf(out)
}

function endOfFence(lines: readonly Line[], from: number, fence: string): number {
  const close = new RegExp(`^[ \\t>]*\\${fence[0]}{${fence.length},}[ \\t]*$`)
  for (let at = from; at < lines.length; at += 1) if (close.test(lines[at]?.text ?? '')) return at
  return -1
}

type Directive = {
  name: string
  argument: string
  indent: string
  options: Record<string, string>
  body: Line[]
  whole: Line[]
  origin: Origin
}

function drawn(found: Directive, reading: Reading, readPart: ReadPart): Line[] {
  const { name, argument, indent, options, body, whole, origin } = found
  const { constructs } = reading
  const as = `directive {${name}}`
  const line = (text: string): Line => ({ text, origin })
  const block = (kind: ContainerKind, title: string) => {
    constructs.add(as, 'rewritten', origin)
    const inner = readDirectiveFences(passageOf(body), reading, readPart)
    return [
      line(indent + opening('directive', kind, title)),
      ...linesOf(inner),
      line(indent + closing('directive')),
    ]
  }
  const alert =
    name === 'admonition' ? (alertNames.get(options['class'] ?? '') ?? 'NOTE') : alertNames.get(name)
  if (alert !== undefined && name !== 'figure') return block(alert, argument)
  if (/^(dropdown|tab-item|tab|details)$/.test(name)) return block('section', argument)
  if (/^(tab-set|grid|grid-item|card|div|margin|sidebar|topic|container)$/.test(name))
    return block('plain', '')
  if (name === 'include' || name === 'literalinclude') {
    const wish = { name: argument, as, origin, indent, asCode: name !== 'include' }
    const range = options['lines']
    const part = putIn({ ...wish, ...(range === undefined ? {} : { range }) }, reading, readPart)
    return part ? linesOf({ ...part, text: indent + part.text }) : []
  }
  if (name === 'image' || name === 'figure') {
    constructs.add(as, 'rewritten', origin)
    const alternative =
      options['alt'] ??
      body
        .map(({ text }) => text.trim())
        .join(' ')
        .trim()
    return [line(`${indent}![${alternative.replaceAll(/[[\]]/g, '')}](${readArguments(argument).positional[0] ?? argument})`), line(''), ...body] // prettier-ignore
  }
  if (
    name === 'code-block' ||
    name === 'code' ||
    name === 'code-cell' ||
    name === 'sourcecode' ||
    name === 'parsed-literal'
  ) {
    // prettier-ignore
    constructs.add(as, 'rewritten', origin)
    const [first = line('')] = whole
    return [line(first.text.replace(/\{[\w-]+\}[ \t]*/, '')), ...whole.slice(1)]
  }
  if (name === 'toctree' || name === 'contents') {
    constructs.add(as, 'left out', origin, body.map(({ text }) => text).join(' '))
    return []
  }
  // `{r}` and its like are code that a tool runs; of all others, the source is shown.
  constructs.add(
    as,
    /^(r|python|julia|bash|sql|mermaid|math)$/.test(name) ? 'reduced' : 'not understood',
    origin,
  )
  return whole
}

const tab = /^([ \t]*)#{1,6}[ \t]+\[(.+)\]\(#tab\/[^)]*\)[ \t]*$/
const tabsEnd = /^[ \t]*(?:\*{3,}|-{3,})[ \t]*$/

/** Microsoft: headings `# [Name](#tab/name)`, up to the next one or a line of stars or hyphens. */
export function readTabHeadings(passage: Passage, reading: Reading): Passage {
  if (!passage.text.includes('](#tab/')) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const out: Line[] = []
  let inTabs = false
  const mark = (text: string, origin: Origin) => out.push({ text, origin })
  linesOf(passage).forEach((line, index) => {
    const [, indent = '', name] = within(code, starts[index] ?? 0) ? [] : (tab.exec(line.text) ?? [])
    if (name !== undefined) {
      reading.constructs.add('tab # [name](#tab/id)', 'rewritten', line.origin)
      if (inTabs) mark(indent + closing('tab heading'), line.origin)
      mark(indent + opening('tab heading', 'section', name), line.origin)
      inTabs = true
    } else if (inTabs && tabsEnd.test(line.text) && !within(code, starts[index] ?? 0)) {
      mark(closing('tab heading'), line.origin)
      inTabs = false
    } else out.push(line)
  })
  if (inTabs) mark(closing('tab heading'), passage.origins.at(-1) ?? { file: '', line: 1 })
  return passageOf(out)
}
