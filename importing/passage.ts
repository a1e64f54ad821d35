/** Where a line was written: a file, as a path from the folder that is imported, and a line of it. */
export type Origin = { file: string; line: number }

/** Text on its way, with the origin of each of its lines: whatever is found in it can be named where people look for it. */
export type Passage = { text: string; origins: readonly Origin[] }

/** `from` and `to` are offsets in the text. */
export type Edit = { from: number; to: number; by: string | Passage }

/** A file's text. `firstLine`: the line of the file on which it begins. */
export function passageOf(text: string, file: string, firstLine = 1): Passage {
  const count = text.split('\n').length
  return { text, origins: Array.from({ length: count }, (_, index) => ({ file, line: firstLine + index })) }
}

export type Line = { text: string; origin: Origin }

export const linesOf = ({ text, origins }: Passage): Line[] =>
  text.split('\n').map((line, index) => ({ text: line, origin: origins[index] ?? { file: '', line: 1 } }))
export const ofLines = (lines: readonly Line[]): Passage => ({
  text: lines.map(({ text }) => text).join('\n'),
  origins: lines.map(({ origin }) => origin),
})

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The number of the line, from 0, that holds an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Tells origins of one passage, many times. */
export function originsOf({ text, origins }: Passage): (offset: number) => Origin {
  const starts = lineStarts(text)
  return (offset) => origins[lineAt(starts, offset)] ?? { file: '', line: 1 }
}

/** Of edits that overlap, the one that begins first counts. What an edit puts in has the origin of what it takes away. */
export function apply(passage: Passage, edits: readonly Edit[]): Passage {
  if (edits.length === 0) return passage
  const originAt = originsOf(passage)
  const { text, origins: lines } = passage
  const starts = lineStarts(text)
  const origins: Origin[] = [originAt(0)]
  const parts: string[] = []
  let done = 0
  let atLineStart = true
  const keep = (to: number) => {
    if (to <= done) return
    // A line is from where its first letter is.
    if (atLineStart) origins[origins.length - 1] = originAt(done)
    parts.push(text.slice(done, to))
    atLineStart = text[to - 1] === '\n'
    for (let line = lineAt(starts, done) + 1; line < starts.length && (starts[line] ?? 0) <= to; line += 1)
      origins.push(lines[line] ?? { file: '', line: 1 })
    done = to
  }
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < done) continue
    keep(from)
    const put = typeof by === 'string' ? by : by.text
    parts.push(put)
    if (put !== '') atLineStart = put.endsWith('\n')
    if (typeof by === 'string') {
      const origin = originAt(from)
      for (let at = put.indexOf('\n'); at !== -1; at = put.indexOf('\n', at + 1)) origins.push(origin)
    } else origins.push(...by.origins.slice(1))
    done = to
  }
  keep(text.length)
  return { text: parts.join(''), origins }
}
