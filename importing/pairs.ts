import { elementAt, type Tag, templateTagAt } from './tag-lexer.ts'

/** Tags of one name: which of them begin something that ends, and which end something that began. */
export type Pairs = { opens: ReadonlySet<number>; openOf: ReadonlyMap<number, Tag> }

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const starts: Partial<Record<Tag['dialect'], (name: string) => RegExp>> = {
  element: (name) => new RegExp(`</?${escaped(name)}(?=[\\s/>])`, 'g'),
  shortcode: (name) => new RegExp(`\\{\\{[<%]\\s*/?\\s*${escaped(name)}(?=[\\s/>%])`, 'g'),
  liquid: (name) => new RegExp(`\\{%-?\\s*(?:end)?${escaped(name)}(?=[\\s%-])`, 'g'),
}

const kept = new Map<string, { text: string; pairs: Pairs }>()

/** Each end belongs to the nearest beginning above it that has none. What is never ended stands for itself. */
export function pairsOf(text: string, { dialect, name }: Tag): Pairs {
  const key = `${dialect} ${name}`
  const before = kept.get(key)
  if (before?.text === text) return before.pairs
  const opens = new Set<number>()
  const openOf = new Map<number, Tag>()
  const waiting: Tag[] = []
  for (const { index } of text.matchAll(starts[dialect]?.(name) ?? /(?!)/g)) {
    const tag = dialect === 'element' ? elementAt(text, index) : templateTagAt(text, index)
    if (!tag || tag.name !== name || tag.alone) continue
    if (!tag.closes) {
      waiting.push(tag)
      continue
    }
    const open = waiting.pop()
    if (!open) continue
    opens.add(open.from)
    openOf.set(index, open)
  }
  const pairs = { opens, openOf }
  // A file uses few names; those of files before it are of no use any more.
  if (kept.size > 200) kept.clear()
  kept.set(key, { text, pairs })
  return pairs
}

/** Whether a tag has its line for itself, so that what it holds are blocks. */
export function isAlone(text: string, { from, to }: Pick<Tag, 'from' | 'to'>): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  return (
    /^[ \t>]*$/.test(text.slice(start, from)) && text.slice(to, end === -1 ? undefined : end).trim() === ''
  )
}
