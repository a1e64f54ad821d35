import { edgesOf } from '../../contract/flow-edges.ts'
import { factsAhead, stateOf } from '../../contract/flow-facts.ts'
import type { Facts, FactValue, Flow } from '../../contract/troubleshooter.ts'
import type { FlowFault } from './validate-flow.ts'

/**
 * What an earlier rule keeps from ever being used: the second of two answers that read the same, and a branch of a check
 * whose fact every way to it has already decided otherwise.
 */
export function shadowFaults(flow: Flow): FlowFault[] {
  return [...sameLabels(flow), ...deadBranches(flow)]
}

function sameLabels(flow: Flow): FlowFault[] {
  return Object.entries(flow.steps).flatMap(([id, step]) => {
    if (!('question' in step)) return []
    const seen = new Map<string, string>()
    return Object.entries(step.answers).flatMap(([key, { label }]): FlowFault[] => {
      const words = label.trim().toLowerCase()
      const earlier = seen.get(words)
      if (earlier === undefined || words === '') {
        seen.set(words, key)
        return []
      }
      const what = `The answer \`${key}\` of \`${id}\` reads like \`${earlier}\`, so nobody can mean it.`
      return [
        {
          path: ['steps', id, 'answers', key, 'label'],
          what,
          cure: 'Say what sets them apart, or remove one.',
        },
      ]
    })
  })
}

/** One reader has one value of a fact on the whole way, so a second check of it can only find what the first one did. */
function deadBranches(flow: Flow): FlowFault[] {
  const ahead = factsAhead(flow)
  const found = new Map<string, Set<FactValue>>()
  const seen = new Set<string>()
  const waiting: [id: string, known: Facts][] = [[flow.start, {}]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, known] = next
    const step = flow.steps[id]
    const state = stateOf(id, known, ahead)
    if (!step || seen.has(state)) continue
    seen.add(state)
    if (!('check' in step)) {
      for (const { to } of edgesOf(id, step)) waiting.push([to, known])
      continue
    }
    const value = known[step.check]
    const values = found.get(id) ?? new Set()
    found.set(id, values)
    for (const one of value ? [value] : (['yes', 'no', 'unknown'] as const)) {
      values.add(one)
      waiting.push([step[one], { ...known, [step.check]: one }])
    }
  }
  return [...found].flatMap(([id, values]) => faultsOf(flow, id, values))
}

function faultsOf(flow: Flow, id: string, values: ReadonlySet<FactValue>): FlowFault[] {
  const step = flow.steps[id]
  if (!step || !('check' in step)) return []
  const always = [...values].map((value) => `\`${value}\``).join(' or ')
  return (['yes', 'no', 'unknown'] as const)
    .filter((value) => !values.has(value))
    .map((value) => ({
      path: ['steps', id, value],
      what: `The branch \`${value}\` of \`${id}\` can never be taken: on every way to it, \`${step.check}\` has been found to be ${always}.`,
      cure: 'Lead past this check, or check another fact.',
    }))
}
