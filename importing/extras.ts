import { codeIn, within } from './code-map.ts'
import { apply, type Edit, lineStarts, originsOf, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { emojis } from './emojis.ts'

const definition = /^\[\^([^\]\s]+)\]:[ \t]*(.*)$/
const reference = /\[\^([^\]\s]+)\](?!:)/g

/** Footnotes as a list at the end of the article, and a link to it where each is meant. */
export function readFootnotes(passage: Passage, reading: Reading): Passage {
  if (!/^\[\^[^\]\s]+\]:/m.test(passage.text)) return passage
  const code = codeIn(passage.text)
  const starts = lineStarts(passage.text)
  const originAt = originsOf(passage)
  const lines = passage.text.split('\n')
  const edits: Edit[] = []
  const notes = new Map<string, string>()
  for (let index = 0; index < lines.length; index += 1) {
    const from = starts[index] ?? 0
    const [, name, said = ''] = within(code, from) ? [] : (definition.exec(lines[index] ?? '') ?? [])
    if (name === undefined) continue
    let last = index
    const more: string[] = []
    const belongs = (line: string | undefined) => line !== undefined && /^(?: {2,}|\t)\S/.test(line)
    while (belongs(lines[last + 1]) || (lines[last + 1]?.trim() === '' && belongs(lines[last + 2]))) {
      last += 1
      more.push((lines[last] ?? '').replace(/^(?: {1,4}|\t)/, '   '))
    }
    reading.constructs.add('footnote', 'rewritten', originAt(from))
    // Of two notes with one name, both are kept.
    const before = notes.get(name)
    notes.set(
      name,
      [
        ...(before === undefined ? [] : [before, '']),
        before === undefined ? said : `   ${said}`,
        ...more,
      ].join('\n'),
    )
    edits.push({ from, to: (starts[last] ?? 0) + (lines[last] ?? '').length, by: '' })
    index = last
  }
  const used = new Map<string, number>()
  for (const { 0: whole, 1: name = '', index } of passage.text.matchAll(reference)) {
    if (!notes.has(name) || within(code, index) || within(edits, index)) continue
    const number = used.get(name) ?? used.size + 1
    used.set(name, number)
    edits.push({ from: index, to: index + whole.length, by: `<sup>[${number}](#footnotes)</sup>` })
  }
  const names = [...used.keys(), ...[...notes.keys()].filter((name) => !used.has(name))]
  const list = names.map((name, index) => `${index + 1}. ${notes.get(name) ?? ''}`)
  const end = passage.text.length
  return apply(passage, [...edits, { from: end, to: end, by: `\n\n## Footnotes\n\n${list.join('\n')}\n` }])
}

const mathBlock = /^([ \t>]*)\$\$[ \t]*\n([^$]{1,4000}?)\n[ \t>]*\$\$[ \t]*$/gm
const mathLine = /(?<![\\$\w])(\${1,2})(?![\s$])([^$\n]{1,200}?)(?<!\s)\1(?![\d$])/g
const emoji = /(?<![\w:/])(:[a-z][a-z0-9_+-]*:)(?![\w:])/g
const keys = /(?<![\w+{])\+\+([a-z0-9]+(?:[-+][a-z0-9]+)*)\+\+(?![\w+])/g
const marks = /(?<![=\w])==(?=[^\s=])([^=\n]{1,200})(?<=\S)==(?![=\w])/g
const inserted = /(?<!\^)\^\^(?=[^\s^])([^^\n]{1,200})(?<=\S)\^\^(?!\^)/g
const raised = /(?<=[\p{L}\d)])(?:\^([\p{L}\d+-]{1,12})\^|~(\d{1,3})~)(?![~^])/gu
const sizes = /(!\[[^\]\n]{0,300}\]\([^\s()]{1,500})[ \t]+=\d*x?\d*%?(\))/g
const toc = /^[ \t>]*(?:[-*+]|\d+\.)[ \t]+.*\n\{:[ \t]*toc[^}]*\}[ \t]*$/gim

/** Formulas, shown as they are written; the names of emojis; pictures with a size. */
export function readSigns(passage: Passage, reading: Reading): Passage {
  const { text } = passage
  if (!/\^|~\w|\$|\+\+[a-z0-9]|==\S|:[a-z][a-z0-9_+-]*:|[ \t]=\d*x|\{:[ \t]*toc/.test(text)) return passage
  const code = codeIn(text)
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  const each = (pattern: RegExp, edit: (match: RegExpExecArray, from: number) => string | null) => {
    for (const match of text.matchAll(pattern)) {
      if (within(code, match.index)) continue
      const by = edit(match, match.index)
      if (by !== null) edits.push({ from: match.index, to: match.index + match[0].length, by })
    }
  }
  each(toc, (_match, from) => {
    reading.constructs.add('table of contents', 'left out', originAt(from))
    return ''
  })
  each(mathBlock, ([, indent = '', formula = ''], from) => {
    reading.constructs.add('formula $$ $$', 'reduced', originAt(from))
    return `${indent}\`\`\`math\n${formula}\n${indent}\`\`\``
  })
  each(mathLine, ([, , formula = ''], from) => {
    if (formula.includes('`') || !/[\\^_{=]/.test(formula)) return null
    reading.constructs.add('formula $ $', 'reduced', originAt(from))
    return `\`${formula}\``
  })
  each(emoji, ([, name = ''], from) => {
    const sign = emojis[name.slice(1, -1)]
    if (sign === undefined) {
      // Names of icons have a set before them; all else between colons may be anything.
      const isIcon = /^:(?:material|fontawesome|octicons|simple|fa|fas|bi)-/.test(name)
      if (isIcon) reading.constructs.add('icon :name:', 'left out', originAt(from), name)
      return isIcon ? '' : null
    }
    reading.constructs.add('emoji :name:', 'rewritten', originAt(from))
    return sign
  })
  each(keys, ([, names = ''], from) => {
    reading.constructs.add('keys ++ ++', 'rewritten', originAt(from))
    return names
      .split('+')
      .map((name) => `<kbd>${name}</kbd>`)
      .join('+')
  })
  each(marks, ([, said = ''], from) => {
    reading.constructs.add('marked == ==', 'rewritten', originAt(from))
    return `<mark>${said}</mark>`
  })
  each(inserted, ([, said = ''], from) => {
    reading.constructs.add('inserted ^^ ^^', 'rewritten', originAt(from))
    return `<ins>${said}</ins>`
  })
  each(raised, ([, up, down = ''], from) => {
    reading.constructs.add('raised ^ ^ or lowered ~ ~', 'rewritten', originAt(from))
    return up === undefined ? `<sub>${down}</sub>` : `<sup>${up}</sup>`
  })
  each(sizes, ([, head = '', tail = ''], from) => {
    reading.constructs.add('size of a picture', 'left out', originAt(from))
    return head + tail
  })
  return apply(passage, edits)
}
