import { Graph, layout } from '@dagrejs/dagre'
import { edgesOf } from '../../contract/flow-edges.ts'
import type { Flow, Step } from '../../contract/troubleshooter.ts'

/** CSS pixels, measured from the top left. */
export type Point = { x: number; y: number }
export type Box = Point & { id: string; step: Step }
/** `label`: the middle of what is written on it, if anything is. */
export type Line = { key: string; unsolved: boolean; points: readonly Point[]; label: Point | null }
export type Drawing = { width: number; height: number; boxes: readonly Box[]; lines: readonly Line[] }

export const box = { width: 208, height: 46 }
export const edgeKey = (from: string, by: string) => `${from}/${by}`
const margin = 16
const level = 14

type Wanted = {
  /** Lines to draw, by key; without it all. Only steps at their ends are drawn, and the start. */
  shown?: (key: string) => boolean
  /** Room for what is written on a line; null: nothing. */
  label?: (key: string) => { width: number; height: number } | null
}

/** Where each step stands in a drawing from left to right, and the lines between them. */
export function drawingOf(flow: Flow, { shown = () => true, label = () => null }: Wanted = {}): Drawing {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'LR',
    // Keeps what belongs together near: the lines are a fifth shorter than with the default.
    ranker: 'tight-tree',
    nodesep: 14,
    ranksep: 56,
    edgesep: 8,
    marginx: margin,
    marginy: margin,
  })
  const edges = Object.entries(flow.steps)
    .flatMap(([from, step]) =>
      edgesOf(from, step).map(({ to, by }) => ({ from, to, by, key: edgeKey(from, by) })),
    )
    .filter(({ key }) => shown(key))
  const ends = new Set([flow.start, ...edges.flatMap(({ from, to }) => [from, to])])
  const steps = Object.entries(flow.steps).filter(([id]) => ends.has(id))
  for (const [id] of steps) graph.setNode(id, { ...box })
  for (const { from, to, key } of edges)
    graph.setEdge(from, to, { ...label(key), ...(label(key) && { labelpos: 'c' }) }, key)
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  // dagre gives the middle of a box, and lets lines end anywhere around it.
  const middle = (id: string, aside: number): Point => {
    const { x, y } = graph.node(id) as Point
    return { x: x + aside, y }
  }
  return {
    width,
    height,
    boxes: steps.map(([id, step]) => {
      const { x, y } = middle(id, -box.width / 2)
      return { id, step, x, y: y - box.height / 2 }
    }),
    lines: edges.map(({ from, to, by, key }) => {
      const { points, x, y } = graph.edge({ v: from, w: to, name: key }) as {
        points: Point[]
      } & Partial<Point>
      const inner = points.slice(1, -1)
      // Lines leave and arrive level, so that it shows which box they belong to.
      const leaving = [box.width / 2, box.width / 2 + level].map((aside) => middle(from, aside))
      const arriving = [-box.width / 2 - level, -box.width / 2].map((aside) => middle(to, aside))
      return {
        key,
        unsolved: by === 'unsolved',
        points: [...leaving, ...inner, ...arriving],
        label: x === undefined || y === undefined ? null : { x, y },
      }
    }),
  }
}

/** A smooth line through the points, as SVG writes it. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const parts = [`M${first.x} ${first.y}`]
  rest.forEach((point, index) => {
    const next = rest[index + 1]
    // Half way to the next point, bent by this one; the last stretch is straight, for the arrow's sake.
    if (next) parts.push(`Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`)
    else parts.push(`L${point.x} ${point.y}`)
  })
  return parts.join(' ')
}
