import { parseDocument } from 'htmlparser2'

type Document = ReturnType<typeof parseDocument>
export type ChildNode = Document['children'][number]
export type Element = Extract<ChildNode, { attribs: Record<string, string> }>
type Text = Extract<ChildNode, { data: string; nodeType: 3 }>

export const isTag = (node: ChildNode): node is Element => 'attribs' in node
export const isText = (node: ChildNode): node is Text => 'nodeType' in node && node.nodeType === 3

/** HTML as browsers forgive it: elements that never end do so where what is around them ends. */
export const parseTree = (html: string): ChildNode[] => parseDocument(html).children

export const textContent = (node: ChildNode): string =>
  isText(node)
    ? node.data
    : 'children' in node
      ? node.children.map((child) => textContent(child)).join('')
      : ''

/** How many elements are in one another at most. */
export function depthOf(nodes: readonly ChildNode[]): number {
  let depth = 0
  for (let level = nodes; level.length > 0; depth += 1)
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  return depth
}
