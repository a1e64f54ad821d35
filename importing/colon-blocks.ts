import { codeIn, within } from './code-map.ts'
import { closing, opening } from './containers.ts'
import { type Line, linesOf, lineStarts, type Origin, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { readArguments, type Tag } from './tag-lexer.ts'
import { asLink, meaningOf, sayingOf } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'

const begins = /^([ \t]*)::([a-z][\w-]*)(?:\[([^\]\n]*)\])?(?:\{([^{}\n]*)\})?[ \t]*$/
const ends = /^[ \t]*::[ \t]*$/
const slot = /^[ \t]*#([a-z][\w-]*)[ \t]*$/
const field = /^[ \t]*([\w-]+):[ \t]+(\S.*)$/

function tagFor(name: string, label: string | undefined, inside: string, inner: string): Tag {
  const { named, positional } = readArguments(inside)
  if (label !== undefined && label !== '') named['title'] ??= label
  return { dialect: 'container', name, closes: false, alone: false, named, positional, inner, from: 0, to: 0 }
}

/** Nuxt: `::name{…}` up to `::`, with fields between two `---` and parts of it behind `#name`. */
export function readColonBlocks(passage: Passage, reading: Reading): Passage {
  if (!/^[ \t]*::[a-z]/m.test(passage.text) || !/^[ \t]*::[ \t]*$/m.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const lines = linesOf(passage)
  const out: Line[] = []
  let depth = 0
  for (let index = 0; index < lines.length; index += 1) {
    const { text, origin } = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const put = (...texts: string[]) => out.push(...texts.map((one) => ({ text: one, origin })))
    if (within(code, starts[index] ?? 0)) {
      put(text)
      continue
    }
    const [, indent = '', name, label, inside = ''] = begins.exec(text) ?? []
    if (name !== undefined) {
      const fields = fieldsBelow(lines, index + 1)
      const tag = tagFor(name, label, inside, `${text.trim()} ${fields.said}`)
      Object.assign(tag.named, fields.named)
      put(...begun(tag, indent, reading, origin))
      index += fields.lines
      depth += 1
    } else if (depth > 0 && ends.test(text)) {
      put(closing('::'))
      depth -= 1
    } else if (depth > 0 && slot.test(text)) {
      reading.constructs.add('part #name of a block', 'reduced', origin, text)
      put('')
    } else put(text)
  }
  return { text: out.map(({ text }) => text).join('\n'), origins: out.map(({ origin }) => origin) }
}

function fieldsBelow(lines: readonly Line[], from: number) {
  const named: Record<string, string> = {}
  if (lines[from]?.text.trim() !== '---') return { named, lines: 0, said: '' }
  const end = lines.findIndex(({ text }, at) => at > from && text.trim() === '---')
  if (end === -1) return { named, lines: 0, said: '' }
  const inner = lines.slice(from + 1, end)
  for (const { text } of inner) {
    const [, key, value = ''] = field.exec(text) ?? []
    if (key !== undefined) named[key] ??= value.replace(/^(["'])(.*)\1$/, '$2')
  }
  return { named, lines: end - from + 1, said: inner.map(({ text }) => text).join(' ') }
}

function begun(tag: Tag, indent: string, reading: Reading, origin: Origin): string[] {
  const meaning = meaningOf(tag, reading, origin, true)
  if (meaning && 'begins' in meaning) return [indent + meaning.begins.replace(/^\0\+[^\t]*/, '\0+::')]
  if (meaning && 'text' in meaning) return [indent + opening('::', 'plain'), '', indent + meaning.text, '']
  reading.constructs.add(`frame: block ::${tag.name}`, 'reduced', origin, tag.inner)
  return [indent + opening('::', 'plain', sayingOf(tag))]
}

const inline = /:([a-z][\w-]*)(?:\[([^\]\n]*)\])?\{([^{}\n]*)\}/y

/** Nuxt: `:name[words]{…}` within a line. */
export function colonLexer({ text: source, at, before, reading, origin }: Spot): Find | null {
  if (source[at] !== ':' || /[\w:]/.test(before.slice(-1))) return null
  inline.lastIndex = at
  const [whole, name = '', label, inside = ''] = inline.exec(source) ?? []
  if (whole === undefined) return null
  const to = at + whole.length
  const tag = { ...tagFor(name, label, inside, whole), dialect: 'element' as const, alone: true }
  const meaning = meaningOf(tag, reading, origin)
  if (meaning && 'text' in meaning) return { to, meaning }
  const address = tag.named['to'] ?? tag.named['href'] ?? ''
  const isLink = address !== '' && sayingOf(tag) === ''
  reading.constructs.add(`component :${name}{}`, isLink ? 'reduced' : 'not understood', origin, whole)
  // A link without words says what its page is called.
  if (isLink) return { to, meaning: { text: asLink('', address) } }
  return { to, meaning: { text: label ?? sayingOf(tag) } }
}
