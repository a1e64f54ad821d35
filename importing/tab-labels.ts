import { elementAt, type Tag } from './tag-lexer.ts'

const quoted = /(["'`])((?:(?!\1)[^\n])*)\1/g

/** What a tab is called that leaves it to the group around it: `<Tabs items={["A", "B"]}>`, `values={[{ label: "A", value: "a" }]}`. */
export function labelFromGroup(tag: Tag, source: string): string | null {
  const start = Math.max(...['<Tabs ', '<Tabs\n'].map((sign) => source.lastIndexOf(sign, tag.from)))
  const group = start === -1 ? null : elementAt(source, start)
  const list = group?.named['values'] ?? group?.named['items']
  if (!group || list === undefined) return null
  const value = tag.named['value']
  for (const [entry] of value === undefined ? [] : list.matchAll(/\{[^{}]*label[^{}]*\}/g)) {
    const [, , own] = /\bvalue:\s*(["'`])([^"'`]*)\1/.exec(entry) ?? []
    if (own === value) return /\blabel:\s*(["'`])((?:(?!\1).)*)\1/.exec(entry)?.[2] ?? null
  }
  const before = source.slice(group.to, tag.from).match(/<(?:Tabs\.)?Tab(?:Item)?[\s>]/g)?.length ?? 0
  return group.named['items'] === undefined ? null : ([...list.matchAll(quoted)][before]?.[2] ?? null)
}
