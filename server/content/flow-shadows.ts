import { edgesOf } from '../../contract/flow-edges.ts'
import type { Fact, FactValue, Flow } from '../../contract/troubleshooter.ts'
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

type Known = ReadonlyMap<Fact, FactValue>

/** One reader has one value of a fact on the whole way, so a second check of it can only find what the first one did. */
function deadBranches(flow: Flow): FlowFault[] {
  const ahead = factsAhead(flow)
  const found = new Map<string, Set<FactValue>>()
  const seen = new Set<string>()
  const waiting: [id: string, known: Known][] = [[flow.start, new Map()]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, before] = next
    const step = flow.steps[id]
    if (!step) continue
    // What no later step checks makes no difference, and would only multiply the ways.
    const known = new Map([...before].filter(([fact]) => ahead.get(id)?.has(fact)))
    const state = [id, ...[...known].map((one) => one.join(':')).toSorted()].join(' ')
    if (seen.has(state)) continue
    seen.add(state)
    if (!('check' in step)) {
      for (const { to } of edgesOf(id, step)) waiting.push([to, known])
      continue
    }
    const value = known.get(step.check)
    const values = found.get(id) ?? new Set()
    found.set(id, values)
    for (const one of value ? [value] : (['yes', 'no', 'unknown'] as const)) {
      values.add(one)
      waiting.push([step[one], new Map(known).set(step.check, one)])
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

/** The facts that a step, or any step behind it, checks. */
function factsAhead(flow: Flow): Map<string, Set<Fact>> {
  const ahead = new Map<string, Set<Fact>>()
  const visit = (id: string): Set<Fact> => {
    const known = ahead.get(id)
    if (known) return known
    const facts = new Set<Fact>()
    // Set before it is complete, so that a ring, which is a fault of its own, ends here.
    ahead.set(id, facts)
    const step = flow.steps[id]
    if (!step) return facts
    if ('check' in step) facts.add(step.check)
    for (const { to } of edgesOf(id, step)) for (const fact of visit(to)) facts.add(fact)
    return facts
  }
  visit(flow.start)
  return ahead
}
