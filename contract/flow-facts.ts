import { edgesOf } from './flow-edges.ts'
import type { Fact, Facts, Flow } from './troubleshooter.ts'

/** The facts that a step, or any step behind it, checks. What no later step checks makes no difference to a way. */
export function factsAhead(flow: Flow): ReadonlyMap<string, ReadonlySet<Fact>> {
  const ahead = new Map<string, Set<Fact>>()
  const visit = (id: string): Set<Fact> => {
    const known = ahead.get(id)
    if (known) return known
    const facts = new Set<Fact>()
    // Set before it is complete, so that a ring, which is a fault of its own, ends here.
    ahead.set(id, facts)
    const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
    if (!step) return facts
    if ('check' in step) facts.add(step.check)
    for (const { to } of edgesOf(id, step)) for (const fact of visit(to)) facts.add(fact)
    return facts
  }
  visit(flow.start)
  return ahead
}

/** A name for a step and what still matters there of what is known of a reader. */
export function stateOf(id: string, facts: Facts, ahead: ReturnType<typeof factsAhead>): string {
  const relevant = Object.entries(facts).filter(([fact]) => ahead.get(id)?.has(fact as Fact))
  return [id, ...relevant.map((one) => one.join(':')).toSorted()].join(' ')
}
