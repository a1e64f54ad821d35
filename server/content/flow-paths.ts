import { type Edge, edgesOf } from '../../contract/flow-edges.ts'
import type { Flow, Step } from '../../contract/troubleshooter.ts'
import type { FlowFault } from './validate-flow.ts'

type Steps = Map<string, Step>

/** It starts, every edge leads to a step, every step is reached, none comes round, and all of them can end. */
export function pathFaults(flow: Flow): FlowFault[] {
  const faults: FlowFault[] = []
  const add = (path: string[], what: string, cure: string) => faults.push({ path, what, cure })
  const steps: Steps = new Map(Object.entries(flow.steps))
  const ending = endingSteps(steps)
  const reached = reachable(steps, flow.start)

  if (!steps.has(flow.start)) {
    add(['start'], `The flow starts at \`${flow.start}\`, which is not a step.`, 'Name a step that exists.')
  }
  for (const [id, step] of steps) {
    for (const { to, path } of edgesOf(id, step)) {
      if (!steps.has(to))
        add(path, `\`${id}\` leads to \`${to}\`, which is not a step.`, 'Name a step that exists.')
    }
    if (!ending.has(id)) {
      add(['steps', id], `The step \`${id}\` can never end.`, 'Lead one of its ways on to an outcome.')
    }
    if (steps.has(flow.start) && !reached.has(id)) {
      add(['steps', id], `Nothing leads to the step \`${id}\`.`, 'Lead an answer to it, or remove it.')
    }
  }
  for (const [cycle, path] of cycles(steps)) {
    const way = cycle.map((id) => `\`${id}\``).join(' → ')
    add(path, `The steps ${way} come round.`, 'Let one of them lead on to an outcome.')
  }
  return faults
}

function reachable(steps: Steps, start: string) {
  const reached = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.get(id)
    if (!step || reached.has(id)) continue
    reached.add(id)
    waiting.push(...edgesOf(id, step).map(({ to }) => to))
  }
  return reached
}

/** The steps from which some way leads to an outcome. An edge to nowhere counts as an end: it is a fault of its own. */
function endingSteps(steps: Steps): Set<string> {
  const ending = new Set([...steps].flatMap(([id, step]) => ('outcome' in step ? [id] : [])))
  const ends = ({ to }: Edge) => ending.has(to) || !steps.has(to)
  for (let size = -1; size !== ending.size;) {
    size = ending.size
    for (const [id, step] of steps) if (edgesOf(id, step).some(ends)) ending.add(id)
  }
  return ending
}

/** Each cycle once, with the edge that closes it. */
function cycles(steps: Steps): [cycle: string[], path: string[]][] {
  const found: [string[], string[]][] = []
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const visit = (id: string, step: Step) => {
    state.set(id, 'open')
    trail.push(id)
    for (const { to, path } of edgesOf(id, step)) {
      const next = steps.get(to)
      if (!next) continue
      if (state.get(to) === 'open') found.push([[...trail.slice(trail.indexOf(to)), to], path])
      else if (!state.has(to)) visit(to, next)
    }
    trail.pop()
    state.set(id, 'done')
  }
  for (const [id, step] of steps) if (!state.has(id)) visit(id, step)
  return found
}
