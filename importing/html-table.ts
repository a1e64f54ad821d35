import { type ChildNode, type Element, isTag } from './html-tree.ts'

/** What a table needs of whoever converts what is in its cells. */
type Cells = { blocks: (nodes: readonly ChildNode[]) => string[] }

type Cell = { text: string; heads: boolean }

const elements = (nodes: readonly ChildNode[]): Element[] => nodes.filter(isTag)

function rowsOf(table: Element): Element[] {
  return elements(table.children).flatMap((child) =>
    child.name === 'tr' ? [child] : /^(thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [],
  )
}

/** A cell is one line: paragraphs in it are apart by line breaks, and bars are written as such. */
const inOneLine = (blocks: readonly string[]) =>
  blocks
    .map((block) => {
      const [, code] = /^(?:`{3,}|~{3,})[^\n]*\n([\s\S]*)\n[`~]{3,}$/.exec(block) ?? []
      if (code !== undefined)
        return code.split('\n').filter((line) => line.trim() !== '').map((line) => `\`${line.trim().replaceAll('`', 'ˋ')}\``).join('<br>') // prettier-ignore
      return block.replaceAll(/\n+(?:\s*)(?:- )?/g, '<br>').replace(/^(#+|-) /, '')
    })
    .join('<br>')
    .replaceAll(/(?<!\\)\|/g, '\\|')
    .trim()

/** A table of HTML as one of Markdown. One that only lays out is what stands in it. */
export function tableToMarkdown(table: Element, cells: Cells, reduced: (what: string) => void): string[] {
  const caption = elements(table.children).find(({ name }) => name === 'caption')
  const said = caption ? cells.blocks(caption.children).map((text) => `**${text}**`) : []
  const grid: Cell[][] = []
  /** Columns that a cell of a row above still takes, and for how many rows. */
  const taken: number[] = []
  for (const row of rowsOf(table)) {
    const line: Cell[] = []
    const fill = () => {
      while ((taken[line.length] ?? 0) > 0) {
        taken[line.length] = (taken[line.length] ?? 0) - 1
        line.push({ text: '', heads: false })
      }
    }
    for (const { name, children, attribs } of elements(row.children)) {
      fill()
      const wide = Math.min(Number(attribs['colspan'] ?? 1) || 1, 50)
      const high = Math.min(Number(attribs['rowspan'] ?? 1) || 1, 500)
      if (wide > 1 || high > 1) reduced('table with cells that span')
      const text = inOneLine(cells.blocks(children))
      for (let column = 0; column < wide; column += 1) {
        taken[line.length] = high - 1
        line.push({ text: column === 0 ? text : '', heads: name === 'th' })
      }
    }
    fill()
    grid.push(line)
  }
  const isEmpty = grid.flat().every(({ text }) => text === '')
  if (isEmpty) return said
  const [first = [], ...others] = grid
  if (others.length === 0) {
    if (!first.some(({ heads }) => heads)) return [...said, ...first.map(({ text }) => text)]
    return [...said, first.map(({ text }) => text).join(' · ')]
  }
  const width = Math.max(...grid.map((line) => line.length))
  const headed = first.every(({ heads }) => heads)
  const [head, body] = headed ? [first, others] : [[], grid]
  const drawn = (line: readonly Cell[]) =>
    `| ${Array.from({ length: width }, (_, column) => line[column]?.text ?? '').join(' | ')} |`
  return [...said, [drawn(head), `|${' --- |'.repeat(width)}`, ...body.map(drawn)].join('\n')]
}
