import { parse } from 'yaml'
import { asText } from './tag-meanings.ts'

const most = 500
const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`((?:[^`\\$]|\\.)*)`/g

/** A list as JavaScript writes it, which YAML reads, too, unless something in it is worked out. */
function listOf(value: string): unknown[] | null {
  const inner = /^\{\s*(\[[\s\S]*\])\s*\}$/.exec(value)?.[1]
  if (inner === undefined || value.length > 100_000) return null
  try {
    const quoted = inner.replaceAll(strings, (whole, text?: string) =>
      text === undefined ? whole : JSON.stringify(text.replaceAll('\\`', '`')),
    )
    const read: unknown = parse(quoted.replaceAll('\t', '  '), { logLevel: 'silent', uniqueKeys: false })
    return Array.isArray(read) ? read : null
  } catch {
    return null
  }
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  const said = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : JSON.stringify(value)
  if (!/[<>{}[\]|*_\\]/.test(said)) return said
  return said.includes('`') ? asText(said) : `\`${said.replaceAll('|', '\\|')}\``
}

/** `<Table rows={[{ name: "a", type: "b" }]} />`: what a component would draw of such a list is in most cases a table. */
export function tableOfValues(value: string): string | null {
  const list = listOf(value)
  if (!list || list.length === 0 || list.length > most) return null
  const rows = list.filter((row) => typeof row === 'object' && row !== null && !Array.isArray(row)) as Record<
    string,
    unknown
  >[]
  if (rows.length < list.length) return null
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  // What is no name was no list, but read as one.
  if (columns.length === 0 || columns.length > 20 || columns.some((one) => !/^[\w$-]+$/.test(one)))
    return null
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map((column) => asText(column))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ].join('\n')
}
