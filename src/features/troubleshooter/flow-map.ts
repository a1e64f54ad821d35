import { stepOf } from '../../../contract/flow-walk.ts'
import { edgesOf } from '../../../contract/flow-edges.ts'
import { factsAhead, stateOf } from '../../../contract/flow-facts.ts'
import type { Facts, Flow, Step } from '../../../contract/troubleshooter.ts'

/** A step of a map, with its ways out. */
export type Branching = { id: string; step: Step; ways: Way[] }
/** One way out. Each step is unfolded once; every other way to it only names it. */
export type Way = { by: string; to: string; unfolded: Branching | null }

/** A flow as a tree from its start: each step stands where it is reached soonest, so that the tree is as flat as it can be. */
export function treeOf(flow: Flow): Branching {
  const start = stepOf(flow, flow.start)
  if (!start) throw new Error(`The flow starts at "${flow.start}", which does not exist`)
  const root: Branching = { id: flow.start, step: start, ways: [] }
  const seen = new Set([flow.start])
  // Breadth first: the list grows while it is walked.
  const waiting = [root]
  for (const here of waiting) {
    for (const { by, to } of edgesOf(here.id, here.step)) {
      const step = stepOf(flow, to)
      const unfolded = step && !seen.has(to) ? { id: to, step, ways: [] } : null
      here.ways.push({ by, to, unfolded })
      seen.add(to)
      if (unfolded) waiting.push(unfolded)
    }
  }
  return root
}

/** A move on a walk: what was answered or found at a step; `yes` and `unknown` where a check leads on alike. */
export type Move = { step: string; by: readonly string[] }

type Onward = Move & { to: string; known: Facts }
type Ahead = ReturnType<typeof factsAhead>

/** The ways out of a step for a reader of whom this is known: the same fact is found to be the same all the way. */
function openWays(id: string, step: Step, known: Facts, ahead: Ahead): Onward[] {
  if (!('check' in step)) {
    return edgesOf(id, step).map(({ by, to }) => ({ step: id, by: [by], to, known }))
  }
  const ways = new Map<string, Onward>()
  for (const { by, to } of edgesOf(id, step)) {
    if ((known[step.check] ?? by) !== by) continue
    const found = { ...known, [step.check]: by }
    const state = stateOf(to, found, ahead)
    const alike = ways.get(state)
    ways.set(state, { step: id, by: [...(alike?.by ?? []), by], to, known: found })
  }
  return [...ways.values()]
}

/** In how many ways each step can be reached. */
export function waysTo(flow: Flow): Map<string, number> {
  const ahead = factsAhead(flow)
  const behind = new Map<string, Map<string, number>>()
  const from = (id: string, known: Facts): Map<string, number> => {
    const state = stateOf(id, known, ahead)
    const counted = behind.get(state)
    if (counted) return counted
    const counts = new Map([[id, 1]])
    behind.set(state, counts)
    const step = stepOf(flow, id)
    for (const way of step ? openWays(id, step, known, ahead) : []) {
      for (const [to, count] of from(way.to, way.known)) counts.set(to, (counts.get(to) ?? 0) + count)
    }
    return counts
  }
  return from(flow.start, {})
}

/** Every way from the start to a step, one at a time; there can be many. */
export function* pathsTo(flow: Flow, target: string): Generator<Move[]> {
  const ahead = factsAhead(flow)
  function* from(id: string, moves: Move[], known: Facts): Generator<Move[]> {
    if (id === target) {
      yield moves
      return
    }
    const step = stepOf(flow, id)
    for (const { to, by, known: found } of step ? openWays(id, step, known, ahead) : []) {
      yield* from(to, [...moves, { step: id, by }], found)
    }
  }
  yield* from(flow.start, [], {})
}
