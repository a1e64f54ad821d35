import { elementAt, type Tag, templateTagAt } from './tag-lexer.ts'

/** Tags of one kind: which of them begin something that ends, and which end something that began. */
export type Pairs = { opens: ReadonlySet<number>; openOf: ReadonlyMap<number, Tag> }

const starts: Partial<Record<Tag['dialect'], RegExp>> = {
  element: /<\/?\$?[A-Za-z]/g,
  shortcode: /\{\{[<%]/g,
  liquid: /\{%/g,
}

const kept = new Map<string, { text: string; pairs: Pairs }>()

/** Each end belongs to the nearest beginning of its name that has none. What is never ended stands for itself. */
export function pairsOf(text: string, { dialect }: Pick<Tag, 'dialect'>): Pairs {
  const before = kept.get(dialect)
  if (before?.text === text) return before.pairs
  const opens = new Set<number>()
  const openOf = new Map<number, Tag>()
  const waiting = new Map<string, Tag[]>()
  for (const { index } of text.matchAll(starts[dialect] ?? /(?!)/g)) {
    const tag = dialect === 'element' ? elementAt(text, index) : templateTagAt(text, index)
    if (!tag || tag.alone) continue
    const open = waiting.get(tag.name) ?? []
    if (!tag.closes) waiting.set(tag.name, open).get(tag.name)?.push(tag)
    const begun = tag.closes ? open.pop() : undefined
    if (!begun) continue
    opens.add(begun.from)
    openOf.set(index, begun)
  }
  const pairs = { opens, openOf }
  kept.set(dialect, { text, pairs })
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
