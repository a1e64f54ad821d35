import { closing, opening, type ContainerKind } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { type Line, linesOf, ofLines, type Origin, type Passage } from './passage.ts'
import type { Reading, ReadPart } from './reading.ts'
import { putIn } from './parts.ts'
import { readArguments } from './tag-lexer.ts'

const directive = /^([ \t]*)(`{3,}|~{3,}|:{3,})\{([\w:-]+)\}[ \t]*(.*)$/

const option = /^[ \t]*:([\w-]+):[ \t]*(.*)$/
const since: Readonly<Record<string, string>> = { versionadded: 'New in ', versionchanged: 'Changed in ', deprecated: 'Deprecated since ' } // prettier-ignore

/** MyST: fences that are no code but directives. Those that are not known stay as they are written. */
export function readDirectiveFences(
  passage: Passage,
  reading: Reading,
  readPart: ReadPart,
  depth = 0,
): Passage {
  if (depth > 20 || !/^[ \t]*(?:`{3,}|~{3,}|:{3,})\{[a-z]/m.test(passage.text)) return passage
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
    const end = fence === '' ? -1 : endFrom(index + 1, fence)
    if (end === -1) {
      const plain = /^[ \t]*(`{3,}|~{3,})/.exec(line.text)
      const close = plain ? endFrom(index + 1, plain[1] ?? '') : -1
      const last = close === -1 ? index : close
      out.push(...lines.slice(index, last + 1))
      index = last
      continue
    }
    const inner = lines.slice(index + 1, end)
    const first = inner.findIndex(({ text }) => !option.test(text))
    const body = first === -1 ? [] : inner.slice(first)
    const said = inner.slice(0, inner.length - body.length).map(({ text }) => option.exec(text) ?? [])
    const options = Object.fromEntries(said.map(([, key = '', value = '']) => [key, value]))
    if (said.length > 0) reading.constructs.add(`options of directive {${name}}`, 'left out', line.origin, inner.slice(0, said.length).map(({ text }) => text).join(' ')) // prettier-ignore
    out.push(...drawn({ name, argument, indent, options, body, whole: lines.slice(index, end + 1), origin: line.origin, depth }, reading, readPart)) // prettier-ignore
    index = end
  }
  return ofLines(out)
}

function endOfFence(lines: readonly Line[], from: number, fence: string): number {
  const close = new RegExp(`^[ \\t>]*\\${fence[0]}{${fence.length},}[ \\t]*$`)
  const isCode = !fence.startsWith(':')
  let depth = 1
  let inner = ''
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? ''
    const [, ticks = ''] = isCode ? [] : (/^[ \t>]*(`{3,}|~{3,})/.exec(text) ?? [])
    if (inner !== '' || ticks !== '') {
      // What stands in code begins and ends nothing.
      if (inner === '') inner = ticks
      else if (ticks.startsWith(inner)) inner = ''
    } else if (close.test(text)) depth -= 1
    else if (!isCode && (directive.exec(text)?.[2]?.length ?? 0) >= fence.length) depth += 1
    if (depth === 0) return at
  }
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
  depth: number
}

function drawn(found: Directive, reading: Reading, readPart: ReadPart): Line[] {
  const { name, argument, indent, options, body, whole, origin, depth } = found
  const { constructs } = reading
  const as = `directive {${name}}`
  const line = (text: string): Line => ({ text, origin })
  const block = (kind: ContainerKind, title: string) => {
    constructs.add(as, 'rewritten', origin)
    const inner = readDirectiveFences(ofLines(body), reading, readPart, depth + 1)
    return [
      line(indent + opening('directive', kind, title)),
      ...linesOf(inner),
      line(indent + closing('directive')),
    ]
  }
  const alert =
    name === 'admonition' ? (alertNames.get(options['class'] ?? '') ?? 'NOTE') : alertNames.get(name)
  if (alert !== undefined && name !== 'figure') return block(alert, `${since[name] ?? ''}${argument}`)
  if (/^(dropdown|tab-item|tab|details|step|applies-item)$/.test(name)) return block('section', argument.replace(/:$/, '')) // prettier-ignore
  if (/^(tab-set|grid|grid-item|card|div|margin|sidebar|topic|container|stepper|applies-switch|button)$/.test(name)) return block('plain', '') // prettier-ignore
  if (name === 'applies_to') {
    constructs.add(as, 'reduced', origin)
    const said = body.map(({ text }) => text.trim()).filter((text) => text !== '')
    return said.length === 0 ? [] : ['', `${indent}_Applies to ${said.join(', ')}_`, ''].map(line)
  }
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
  if (whole[0]?.text.trim().startsWith(':')) {
    constructs.add(`frame: ${as}`, 'reduced', origin, argument)
    const inner = readDirectiveFences(ofLines(body), reading, readPart, depth + 1)
    return [line(indent + opening('directive', 'plain', argument)), ...linesOf(inner), line(indent + closing('directive'))] // prettier-ignore
  }
  // `{r}` and its like are code that a tool runs; of all others, the source is shown.
  constructs.add(
    as,
    /^(r|python|julia|bash|sql|mermaid|math)$/.test(name) ? 'reduced' : 'not understood',
    origin,
  )
  return whole
}
