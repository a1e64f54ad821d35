import { codeIn, within } from './code-map.ts'
import { type Line, linesOf, lineStarts, ofLines, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'

const meaning = /^([ \t]*):([ \t]+)(?=\S)/
const isBlank = (line: Line | undefined) => line === undefined || line.text.trim() === ''
const isTerm = ({ text }: Line) => !/^[ \t]*(?:[#>|:]|[-*+][ \t]|\d+[.)][ \t]|`{3}|~{3}|<|!!!|\0)/.test(text)

/**
 * A term, and below it what it means behind `:`, with a blank line between them or with more than one paragraph: an item of a list. Those
 * that are one paragraph with their term are read with the other signs of lists.
 */
export function readTerms(passage: Passage, reading: Reading): Passage {
  if (!/^[ \t]*:[ \t]+\S/m.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const lines = linesOf(passage)
  const out: Line[] = []
  const isMeaning = (index: number) =>
    meaning.test(lines[index]?.text ?? '') && !within(code, starts[index] ?? 0)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const first = isBlank(lines[index + 1]) ? index + 2 : index + 1
    const [, indent = ''] = meaning.exec(lines[first]?.text ?? '') ?? []
    const belongs = (at: number) =>
      isMeaning(at) ||
      (isBlank(lines[at])
        ? belongsNext(at)
        : /^(?: {2,}|\t)/.test(lines[at]?.text.slice(indent.length) ?? ''))
    const belongsNext = (at: number): boolean => {
      let next = at
      while (next < lines.length && isBlank(lines[next])) next += 1
      return next < lines.length && next - at < 3 && belongs(next)
    }
    if (isBlank(line) || !isTerm(line) || !isMeaning(first)) {
      out.push(line)
      continue
    }
    let end = first
    while (end < lines.length && belongs(end)) end += 1
    // One paragraph is read later.
    if (first === index + 1 && !lines.slice(first, end).some(isBlank)) {
      out.push(line)
      continue
    }
    reading.constructs.add('term and meaning', 'rewritten', line.origin)
    const term = line.text.trim()
    const put = (text: string, from: Line) => out.push({ text: text.trimEnd(), origin: from.origin })
    put(`${indent}- ${/[*`]/.test(term) ? term : `**${term}**`}`, line)
    for (const one of lines.slice(first, end)) {
      const [sign] = meaning.exec(one.text) ?? []
      if (sign !== undefined) put('', one)
      const rest =
        sign === undefined
          ? one.text.slice(indent.length).replace(/^(?: {1,4}|\t)/, '')
          : one.text.slice(sign.length)
      put(`${indent}  ${rest}`, one)
    }
    put('', lines[end - 1] ?? line)
    index = end - 1
  }
  return ofLines(out)
}
