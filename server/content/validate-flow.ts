import type { Flow, Step } from '../../contract/troubleshooter.ts'

/** A fault of a flow: where in its data, what, and the cure. `path` leads to the place, e.g. `['steps', 'a', 'next']`. */
export type FlowFault = { path: string[]; what: string; cure: string }

/** Addresses of a troubleshooter use these: `/hand-over` is a page, `article` and `enter` say where the reader comes from. */
const reserved = new Set(['article', 'enter', 'hand-over'])

type Edge = { to: string; path: string[] }

/** Every way out of a step, with the place where it is written. */
export function edgesOf(id: string, step: Step): Edge[] {
  const here = ['steps', id]
  if ('question' in step) {
    return Object.entries(step.answers).map(([key, { next }]) => ({
      to: next,
      path: [...here, 'answers', key, 'next'],
    }))
  }
  if ('check' in step) {
    return (['yes', 'no', 'unknown'] as const).map((value) => ({ to: step[value], path: [...here, value] }))
  }
  return step.unsolved ? [{ to: step.unsolved, path: [...here, 'unsolved'] }] : []
}

/**
 * Every rule that a flow must keep so that nobody gets lost in it: it starts, every step is reached, every edge leads
 * somewhere, every walk ends at an outcome, no walk comes round, and every entry can be got to by its answers.
 * Facts, actions and field names are the schema's business; articles are the compiler's.
 */
export function validateFlow(flow: Flow): FlowFault[] {
  const faults: FlowFault[] = []
  const add = (path: string[], what: string, cure: string) => faults.push({ path, what, cure })
  const steps = new Map(Object.entries(flow.steps))

  if (!steps.has(flow.start)) {
    add(['start'], `The flow starts at \`${flow.start}\`, which is not a step.`, 'Name a step that exists.')
  }
  for (const [id, step] of steps) {
    if (reserved.has(id)) {
      add(['steps', id], `\`${id}\` has a meaning of its own in addresses.`, 'Give the step another id.')
    }
    if ('question' in step && Object.keys(step.answers).length < 2) {
      add(
        ['steps', id],
        `The question \`${id}\` has fewer than two answers.`,
        'Add an answer, or drop the question.',
      )
    }
    for (const { to, path } of edgesOf(id, step)) {
      if (!steps.has(to))
        add(path, `\`${id}\` leads to \`${to}\`, which is not a step.`, 'Name a step that exists.')
    }
  }
  for (const [cycle, path] of cycles(steps)) {
    add(
      path,
      `The steps ${cycle.map((id) => `\`${id}\``).join(' → ')} come round.`,
      'Let one of them lead on to an outcome.',
    )
  }
  const reached = reachable(steps, flow.start)
  for (const id of steps.keys()) {
    if (steps.has(flow.start) && !reached.has(id)) {
      add(['steps', id], `Nothing leads to the step \`${id}\`.`, 'Lead an answer to it, or remove it.')
    }
  }
  for (const [key, entry] of Object.entries(flow.entries ?? {})) {
    if (!steps.has(entry.step)) {
      add(
        ['entries', key, 'step'],
        `The entry leads to \`${entry.step}\`, which is not a step.`,
        'Name a step that exists.',
      )
    } else if (!entryReaches(flow, entry)) {
      add(
        ['entries', key, 'step'],
        `The answers of the entry \`${key}\` do not lead to \`${entry.step}\`.`,
        'Give the answers on the way to it, and no others.',
      )
    }
  }
  return faults
}

function reachable(steps: Map<string, Step>, start: string) {
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

/** Each cycle once, with the edge that closes it. */
function cycles(steps: Map<string, Step>): [cycle: string[], path: string[]][] {
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

/** Replays an entry's answers: a check may come out either way, an answer not given ends the way. */
function entryReaches(flow: Flow, entry: { step: string; answers: Record<string, string> }): boolean {
  const unused = new Set(Object.keys(entry.answers))
  const seen = new Set<string>()
  let arrived = false
  const waiting = [flow.start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
    if (!step || seen.has(id)) continue
    seen.add(id)
    if (id === entry.step) {
      arrived = true
      continue
    }
    if ('check' in step) waiting.push(step.yes, step.no, step.unknown)
    if ('question' in step) {
      const answer = Object.hasOwn(entry.answers, id) ? entry.answers[id] : undefined
      unused.delete(id)
      if (answer !== undefined && Object.hasOwn(step.answers, answer))
        waiting.push(step.answers[answer]?.next ?? '')
    }
    if ('outcome' in step && entry.answers[id] === 'unsolved' && step.unsolved) {
      unused.delete(id)
      waiting.push(step.unsolved)
    }
  }
  return arrived && unused.size === 0
}
