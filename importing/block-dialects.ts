import { codeIn, within } from './code-map.ts'
import { closing, opening, type ContainerKind } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { type Line, linesOf, lineStarts, ofLines, type Origin, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'

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
    const block = readIndentedBlocks(ofLines(inner), reading, depth + 1)
    const mark = (text: string): Line => ({ text: indent + text, origin: line.origin })
    out.push(mark(opening('indented', kind, title)), ...linesOf(block), mark(closing('indented')))
    for (; behind > 0; behind -= 1) out.push({ text: '', origin: line.origin })
  }
  return ofLines(out)
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
  return ofLines(out)
}
