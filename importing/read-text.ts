import { assemble } from './containers.ts'
import { readAsciidoc } from './asciidoc.ts'
import { readIndentedBlocks, readTabHeadings } from './block-dialects.ts'
import { readDirectiveFences } from './directives.ts'
import { readCodeTags, readMdxFences } from './code-tags.ts'
import { apply, type Edit, lineStarts, type Passage, passageOf } from './passage.ts'
import { readColonBlocks } from './colon-blocks.ts'
import { readJsonBlocks } from './json-blocks.ts'
import { readAtTabs, readBoxes, readLineSigns, readPlusBlocks, readTabLines } from './line-blocks.ts'
import { readParagraphAlerts } from './paragraph-alerts.ts'
import { readMyst } from './myst.ts'
import { blocksOnly } from './positioned-markdown.ts'
import type { Reading } from './reading.ts'
import { readTerms } from './terms.ts'
import { readAttributeLines, readCallouts, readTags } from './tags.ts'

/** Text of any dialect, with marks where blocks begin and end. */
function readMarked(text: Passage, reading: Reading): Passage {
  const readPart = (part: string, line: number, inner: Reading) =>
    readMarked(passageOf(part, inner.path, line), inner)
  const fences = readDirectiveFences(
    readMyst(readCodeTags(readMdxFences(text, reading), reading), reading),
    reading,
    readPart,
  )
  const steps = [readAsciidoc, readJsonBlocks, readTerms, readLineSigns, readIndentedBlocks, readTabHeadings, readTabLines, readBoxes, readPlusBlocks, readAtTabs, readParagraphAlerts, readColonBlocks, readCallouts, readAttributeLines] // prettier-ignore
  const blocks = steps.reduce((passage, step) => step(passage, reading), fences)
  return readTags(blocks, reading, readPart)
}

/** Text of any dialect as CommonMark with tables, HTML and alerts. `firstLine`: the line of the file on which it begins. */
export const readText = (text: string, firstLine: number, reading: Reading): Passage =>
  assemble(readMarked(passageOf(text, reading.path, firstLine), reading), reading.constructs)

/** In MDX, four spaces before a line are no code: elements are written deeper than what is around them. */
export function withoutDepths(passage: Passage): Passage {
  if (!/^(?: {4}|\t)/m.test(passage.text)) return passage
  const starts = lineStarts(passage.text)
  const edits = blocksOnly.parse(passage.text, {}).flatMap(({ type, map }): Edit[] => {
    if (type !== 'code_block' || !map) return []
    const [first, end] = map
    const lines = Array.from({ length: end - first }, (_, index) => starts[first + index] ?? 0)
    const depthAt = (from: number) => /^[ \t]*/.exec(passage.text.slice(from, from + 200))?.[0].length ?? 0
    const depth = Math.min(
      ...lines
        .filter((from) => /\S/.test(passage.text.slice(from, passage.text.indexOf('\n', from) >>> 0)))
        .map(depthAt),
    )
    return lines.map((from) => ({ from, to: from + Math.min(depth, depthAt(from)), by: '' }))
  })
  return apply(passage, edits)
}
