import { blocksOnly, sourceBlocks } from './positioned-markdown.ts'
import { lineStarts } from './passage.ts'

/** Stretches of a text, in order, that do not overlap. `to` is behind the last character. */
export type Stretch = { from: number; to: number }

/** Spans of code within the text of one block, by CommonMark: a run of backticks up to the next run of the same length. */
function* codeSpans(text: string, from: number, to: number): Generator<Stretch> {
  const run = /\\`|`+/g
  const block = text.slice(from, to)
  const runs = [...block.matchAll(run)].map(({ 0: ticks, index }) => ({ ticks, index }))
  const byLength = Map.groupBy(runs.keys(), (index) => (runs[index]?.ticks ?? '').replace('\\', '').length)
  const next = new Map<number, number>()
  for (let open = 0; open < runs.length; open += 1) {
    const { ticks, index } = runs[open] ?? { ticks: '', index: 0 }
    if (ticks.startsWith('\\')) continue
    const same = byLength.get(ticks.length) ?? []
    let at = next.get(ticks.length) ?? 0
    while (at < same.length && (same[at] ?? 0) <= open) at += 1
    next.set(ticks.length, at)
    const close = same[at]
    const closing = close === undefined ? undefined : runs[close]
    if (close === undefined || !closing) continue
    yield { from: from + index, to: from + closing.index + closing.ticks.length }
    open = close
  }
}

/**
 * Where code is, which nothing may change: fenced, indented, and between backticks. In MDX and in blocks that other tools
 * indent, four spaces are no code: then `indented` is false.
 */
export function codeIn(text: string, { indented = true } = {}): Stretch[] {
  const starts = lineStarts(text)
  const at = (line: number) => starts[line] ?? text.length
  const stretches: Stretch[] = []
  for (const { type, map } of blocksOnly.parse(text, {})) {
    if (!map) continue
    const [first, end] = map
    if (type === 'fence' || (type === 'code_block' && indented))
      stretches.push({ from: at(first), to: at(end) })
    // The cells of a row have no place of their own.
    if (type === 'inline' || type === 'tr_open') stretches.push(...codeSpans(text, at(first), at(end)))
  }
  const found = stretches.toSorted((a, b) => a.from - b.from)
  return indented ? found : [...found, ...deepFences(text, starts, found)].toSorted((a, b) => a.from - b.from)
}

const deepFence = /^(?: {4}|\t| {1,3}\t)[ \t]*(`{3,}(?=[^`]*$)|~{3,})/

/** Fences that stand deeper than Markdown allows, since what is around them is an element. */
function deepFences(text: string, starts: readonly number[], known: readonly Stretch[]): Stretch[] {
  if (!/^(?: {4}|\t| {1,3}\t)[ \t]*(?:`{3}|~{3})/m.test(text)) return []
  const lines = text.split('\n')
  const found: Stretch[] = []
  for (let line = 0; line < lines.length; line += 1) {
    const [, fence = ''] = deepFence.exec(lines[line] ?? '') ?? []
    if (fence === '' || within(known, starts[line] ?? 0)) continue
    const close = new RegExp(`^[ \\t]*${fence[0]}{${fence.length},}[ \\t]*$`)
    let end = line + 1
    while (end < lines.length && !close.test(lines[end] ?? '') && !within(known, starts[end] ?? 0)) end += 1
    if (!close.test(lines[end] ?? '')) continue
    found.push({ from: starts[line] ?? 0, to: starts[end + 1] ?? text.length })
    line = end
  }
  return found
}

/** Where blocks of HTML are: there no sign of Markdown counts. */
export function htmlBlocksIn(text: string): Stretch[] {
  const starts = lineStarts(text)
  return sourceBlocks
    .parse(text, {})
    .flatMap(({ type, map }) =>
      type === 'html_block' && map ? [{ from: starts[map[0]] ?? 0, to: starts[map[1]] ?? text.length }] : [],
    )
}

/** Whether an offset lies in one of the stretches. */
export function within(stretches: readonly Stretch[], offset: number): boolean {
  let low = 0
  let high = stretches.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const { from, to } = stretches[middle] ?? { from: 0, to: 0 }
    if (offset < from) high = middle - 1
    else if (offset >= to) low = middle + 1
    else return true
  }
  return false
}
