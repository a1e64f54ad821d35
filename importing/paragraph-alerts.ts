import { codeIn, within } from './code-map.ts'
import { type AlertKind, closing, opening } from './containers.ts'
import { type Line, linesOf, lineStarts, ofLines, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'

/** What a paragraph begins with that is an alert: HashiCorp’s arrows, and the words of GitLab and AsciiDoc. */
const signs: Readonly<Record<string, AlertKind>> = {
  '~>': 'WARNING', '->': 'NOTE', '!>': 'CAUTION', '=>': 'TIP',
  'NOTE:': 'NOTE', 'TIP:': 'TIP', 'IMPORTANT:': 'IMPORTANT', 'WARNING:': 'WARNING', 'CAUTION:': 'CAUTION', 'DANGER:': 'CAUTION', 'FLAG:': 'NOTE', 'DISCLAIMER:': 'NOTE',
} // prettier-ignore
const begins = /^([ \t]*)(~>|->|!>|=>|(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|DANGER|FLAG|DISCLAIMER):)(?:[ \t]+|$)(.*)$/ // prettier-ignore
/** Nothing of a paragraph any more. */
const ends = /^[ \t]*(?:$|\0|#{1,6}[ \t]|>|`{3}|~{3}|<\/|[-*+][ \t]|\d+[.)][ \t])/

/** `~> words`, `NOTE: words`, and `NOTE:` above a paragraph. */
export function readParagraphAlerts(passage: Passage, reading: Reading): Passage {
  if (!/^[ \t]*(?:[~\-!=]>[ \t]|[A-Z]{3,}:(?:[ \t]|$))/m.test(passage.text)) return passage
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const lines = linesOf(passage)
  const out: Line[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const { text, origin } = lines[index] ?? { text: '', origin: { file: '', line: 1 } }
    const isFirst = index === 0 || ends.test(lines[index - 1]?.text ?? '')
    const [, indent = '', sign = '', rest = ''] = isFirst && !within(code, starts[index] ?? 0) ? (begins.exec(text) ?? []) : [] // prettier-ignore
    const kind = signs[sign]
    let last = index + 1
    if (kind !== undefined) while (last < lines.length && !ends.test(lines[last]?.text ?? '')) last += 1
    if (kind === undefined || (rest === '' && last === index + 1)) {
      out.push({ text, origin })
      continue
    }
    reading.constructs.add(`alert ${sign}`, 'rewritten', origin)
    const mark = (one: string) => out.push({ text: indent + one, origin })
    mark(opening('paragraph', kind))
    if (rest !== '') mark(rest)
    out.push(...lines.slice(index + 1, last))
    mark(closing('paragraph'))
    index = last - 1
  }
  return ofLines(out)
}
