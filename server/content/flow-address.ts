import { edgesOf } from '../../contract/flow-edges.ts'
import type { Flow } from '../../contract/troubleshooter.ts'
import type { FlowFault } from './validate-flow.ts'

/** Characters. Mail programs and proxies cut or refuse addresses from about 2,000 on; 200 are left for the rest of it. */
export const longestAnswers = 1800

/** What a walk writes into its address must fit there. */
export function addressFaults(flow: Flow): FlowFault[] {
  const longest = longestWalk(flow)
  if (longest.length <= longestAnswers) return []
  return [
    {
      path: ['steps', longest.end],
      what: `A walk to \`${longest.end}\` writes ${longest.length} characters of answers into the address, more than ${longestAnswers}.`,
      cure: 'Shorten the ids and keys on the way, or begin a troubleshooter of its own there.',
    },
  ]
}

type Longest = { length: number; end: string }

/** The walk whose answers take the most room, whatever the checks find. Steps that come round are passed once. */
export function longestWalk(flow: Flow): Longest {
  const found = new Map<string, Longest>()
  const from = (id: string): Longest => {
    const known = found.get(id)
    if (known) return known
    let longest: Longest = { length: 0, end: id }
    found.set(id, longest)
    const step = flow.steps[id]
    if (!step) return longest
    const kept = 'check' in step || ('question' in step && step.sensitive === true)
    for (const { to, by } of edgesOf(id, step)) {
      const rest = from(to)
      // `?id=key` or `&id=key`; ids and keys need no escaping.
      const length = rest.length + (kept ? 0 : id.length + by.length + 2)
      if (length > longest.length) longest = { length, end: rest.end }
    }
    // The summary at the end of a way that did not help keeps that answer, too.
    if ('outcome' in step && step.unsolved === undefined) {
      longest = { length: id.length + 'unsolved'.length + 2, end: id }
    }
    found.set(id, longest)
    return longest
  }
  return from(flow.start)
}
