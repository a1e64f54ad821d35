import type { Constructs } from './constructs.ts'
import type { Origin, Passage } from './passage.ts'

export const alertKinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const
export type AlertKind = (typeof alertKinds)[number]
/** What a block of another dialect is here. `plain`: nothing but what it holds, below its title. */
export type ContainerKind = AlertKind | 'section' | 'plain'

/*
 * Where a block begins and ends is marked in lines of their own that begin with NUL, which no text holds. `family` names what has to
 * end what: `:::`, or a tag.
 */
const mark = '\0'
const deepest = 20
export const opening = (family: string, kind: ContainerKind, title = '') =>
  `${mark}+${family}\t${kind}\t${title.replaceAll(/\s+/g, ' ').trim()}`
export const closing = (family: string) => `${mark}-${family}`

const marked = /^([ \t>]*)\0([+-])([^\t]*)(?:\t(\w+)\t(.*))?$/
const fence = /^[ \t>]*(`{3,}|~{3,})/
const heading = /^(#{1,6})[ \t]/

type Line = { text: string; origin: Origin }
type Frame = {
  family: string
  kind: ContainerKind
  title: string
  indent: string
  origin: Origin
  /** Of the heading above it. */
  level: number
  lines: Line[]
}

const isBlank = ({ text }: Line) => /^[ \t>]*$/.test(text)

/** Without blank lines at both ends, and with one before it and behind it. */
function setApart(lines: Line[], blank: Line): Line[] {
  const first = lines.findIndex((line) => !isBlank(line))
  if (first === -1) return []
  const last = lines.findLastIndex((line) => !isBlank(line))
  return [blank, ...lines.slice(first, last + 1), blank]
}

/** What an element holds is written deeper than the element, which means nothing. */
function withoutDepth(lines: Line[], indent: string): Line[] {
  const depths = lines.filter((line) => !isBlank(line)).map(({ text }) => text.search(/[^ \t]/))
  const extra = Math.min(...depths) - indent.length
  if (!Number.isFinite(extra) || extra <= 0) return lines
  return lines.map((line) => ({
    ...line,
    text: line.text.slice(0, indent.length) + line.text.slice(indent.length + extra),
  }))
}

/** Makes of marked blocks what Signpost has for them. */
export function assemble(passage: Passage, constructs: Constructs): Passage {
  if (!passage.text.includes(mark)) return passage
  const out: Line[] = []
  const stack: Frame[] = []
  /** Blocks that were not begun, and end somewhere nevertheless. */
  const tooDeep = new Map<string, number>()
  let fenced = ''
  let level = 1

  const drawn = ({ family, kind, title, indent, origin, level, lines: given }: Frame): Line[] => {
    const lines = family.startsWith('element') ? withoutDepth(given, indent) : given
    const blank = { text: indent.trimEnd(), origin }
    if (kind === 'plain' && title === '') return setApart(lines, blank)
    if (kind === 'section' || kind === 'plain') {
      const asHeading =
        kind === 'section' &&
        /^ {0,3}$/.test(indent) &&
        stack.every(({ kind }) => kind === 'plain' || kind === 'section')
      const said =
        title === '' ? [] : [asHeading ? `${'#'.repeat(Math.min(level + 1, 6))} ${title}` : `**${title}**`]
      return setApart([...said.map((text) => ({ text: indent + text, origin })), blank, ...lines], blank)
    }
    const without = lines.map((line) => ({
      ...line,
      text: line.text.startsWith(indent) ? line.text.slice(indent.length) : line.text.trimStart(),
    }))
    const inside = setApart(without, { text: '', origin }).slice(1, -1)
    if (inside.length === 0 && title === '') return []
    const head = [`[!${kind}]`, ...(title === '' ? [] : [`**${title}**`, ...(inside.length > 0 ? [''] : [])])]
    const quoted = [...head.map((text) => ({ text, origin })), ...inside]
    return setApart(
      quoted.map((line) => ({ ...line, text: `${indent}> ${line.text}`.trimEnd() })),
      blank,
    )
  }
  const put = (...lines: Line[]) => (stack.at(-1)?.lines ?? out).push(...lines)
  const close = (known: boolean) => {
    const frame = stack.pop()
    if (!frame) return
    if (!known) constructs.add('block that is never closed', 'repaired', frame.origin)
    // Headings in one tab say nothing of the next.
    level = frame.level
    put(...drawn(frame))
  }

  passage.text.split('\n').forEach((text, index) => {
    const origin = passage.origins[index] ?? { file: '', line: 1 }
    const [, indent = '', sign, family = '', kind, title = ''] = marked.exec(text) ?? []
    if (sign === undefined) {
      const [, ticks = ''] = fence.exec(text) ?? []
      if (fenced === '') fenced = ticks
      else if (ticks.startsWith(fenced) && /^[ \t>]*(`+|~+)[ \t]*$/.test(text)) fenced = ''
      if (fenced === '') level = heading.exec(text)?.[1]?.length ?? level
      return put({ text, origin })
    }
    fenced = ''
    const skipped = tooDeep.get(family) ?? 0
    if (sign === '+' && stack.length >= deepest) {
      tooDeep.set(family, skipped + 1)
      return constructs.add('block within more than 20 others', 'reduced', origin, title)
    }
    if (sign === '+')
      return stack.push({ family, kind: kind as ContainerKind, title, indent, origin, level, lines: [] })
    if (skipped > 0) return tooDeep.set(family, skipped - 1)
    const opened = stack.findLastIndex((frame) => frame.family === family)
    if (opened === -1) return constructs.add('end of a block that never began', 'repaired', origin)
    while (stack.length > opened + 1) close(false)
    close(true)
  })
  while (stack.length > 0) close(false)
  return { text: out.map(({ text }) => text).join('\n'), origins: out.map(({ origin }) => origin) }
}
