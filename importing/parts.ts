import { extname } from 'node:path/posix'
import { splitFile } from './front-matter.ts'
import type { Origin, Passage } from './passage.ts'
import type { Reading, ReadPart } from './reading.ts'
import { sectionOf } from './sections.ts'
import { isMarkdown } from './walk.ts'

const languages: Readonly<Record<string, string>> = {
  '.yml': 'yaml', '.cs': 'csharp', '.js': 'js', '.py': 'python', '.rb': 'ruby', '.ps1': 'powershell', '.sh': 'bash', '.rs': 'rust', '.vb': 'vb', '.kt': 'kotlin', '.htm': 'html', '.txt': '', '.tf': 'hcl',
} // prettier-ignore

/** A fence that is longer than any in the code. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^ *(`+)/gm)].map(([, ticks = '']) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`
}

/** Lines `3-7`, `3,5-7` or `L3-L7` of a text. Null where that names none. */
function linesOf(text: string, range: string): string | null {
  const lines = text.split('\n')
  const [, region] = /^<(.+)>$/.exec(range) ?? []
  if (region !== undefined) {
    const from = lines.findIndex((line) => line.includes(`<${region}>`))
    const to = lines.findIndex((line, at) => at > from && line.includes(`</${region}>`))
    return from === -1 || to === -1 ? null : lines.slice(from + 1, to).join('\n')
  }
  const chosen = range.split(',').flatMap((part) => {
    const [, from, to] = /^\s*#?L?(\d+)\s*(?:[-:]\s*L?(\d*))?\s*$/.exec(part) ?? []
    if (from === undefined) return []
    const last = to === undefined ? Number(from) : to === '' ? lines.length : Number(to)
    return lines.slice(Number(from) - 1, last)
  })
  return chosen.length > 0 ? chosen.join('\n') : null
}

const indentBy = (passage: Passage, indent: string): Passage =>
  indent === '' ? passage : { ...passage, text: passage.text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`) }

/** Ends are blank lines of the part, not of what it is put into. */
function trimmed({ text, origins }: Passage): Passage {
  const head = text.length - text.replace(/^\s*\n/, '').length
  const skipped = text.slice(0, head).split('\n').length - 1
  const kept = text.slice(head).trimEnd()
  return { text: kept, origins: origins.slice(skipped, skipped + kept.split('\n').length) }
}

export type PartWish = {
  name: string
  /** All of what names it, as it is written. */
  written?: string
  /** How people write it, for the report. */
  as: string
  origin: Origin
  indent: string
  asCode?: boolean
  language?: string
  range?: string
}

/** What a file names as a part of it, as it would stand there. Null, and reported, where it cannot be had. */
export function putIn(wish: PartWish, reading: Reading, readPart: ReadPart): Passage | null {
  const { library, constructs, around, path } = reading
  const { name, as, origin, indent } = wish
  const missing = (why: string) => {
    constructs.add(`${as}: ${why}`, 'not understood', origin, wish.written ?? name)
    return null
  }
  if (/^[a-z]+:\/\//i.test(name)) return missing('a part from outside')
  const found = library.part(name, path)
  if (found === null) return missing('there is no such file')
  if (around.includes(found)) return missing('the part holds itself')
  if (around.length > 20) return missing('parts within parts without end')
  const text = library.read(found)
  if (text === null) return missing('the file cannot be read')
  reading.parts.add(found)
  constructs.add(as, 'rewritten', origin)
  if (wish.asCode === true || !/^\.(md|mdx|markdown|html?|txt|mkd|mdown)$/i.test(extname(found))) {
    const chosen = wish.range === undefined ? text : linesOf(text, wish.range)
    if (chosen === null) constructs.add(`${as}: which lines is not understood; all are shown`, 'reduced', origin, wish.range) // prettier-ignore
    const ending = extname(found).toLowerCase()
    const code = fenced(chosen ?? text, wish.language ?? languages[ending] ?? ending.slice(1))
    return indentBy({ text: code, origins: code.split('\n').map(() => origin) }, indent)
  }
  const { body, bodyLine } = isMarkdown(found) ? splitFile(text) : { body: text, bodyLine: 1 }
  const section = wish.range?.startsWith('#') ? sectionOf(body, wish.range.slice(1)) : null
  const inner = { ...reading, path: found, around: [...around, found], partials: new Map<string, string>() }
  return indentBy(trimmed(readPart(section?.text ?? body, bodyLine + (section?.line ?? 0), inner)), indent)
}
