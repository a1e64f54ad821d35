import { type Answers, stepOf, unsolved } from '../../../contract/flow-walk.ts'
import { factsAhead, stateOf } from '../../../contract/flow-facts.ts'
import type { Facts, Flow } from '../../../contract/troubleshooter.ts'

export type Path = { answers: Answers; facts: Facts }

/**
 * The fewest steps from the start to each step: what to answer, and what the checks must find. A step that no way leads
 * to has none. One fact keeps one value on the whole way, because it is the same reader who is checked twice.
 */
export function shortestPaths(flow: Flow): ReadonlyMap<string, Path> {
  type Way = Path & { at: string }
  const ways: Way[] = [{ at: flow.start, answers: new Map(), facts: {} }]
  const found = new Map<string, Path>()
  const ahead = factsAhead(flow)
  const seen = new Set<string>()
  // Breadth first: the list grows while it is walked.
  for (const { at, answers, facts } of ways) {
    const step = stepOf(flow, at)
    const state = stateOf(at, facts, ahead)
    if (!step || seen.has(state)) continue
    seen.add(state)
    if (!found.has(at)) found.set(at, { answers, facts })

    if ('question' in step) {
      for (const [answer, { next }] of Object.entries(step.answers)) {
        ways.push({ at: next, answers: new Map(answers).set(at, answer), facts })
      }
    } else if ('check' in step) {
      const known = facts[step.check]
      for (const value of known ? [known] : (['unknown', 'yes', 'no'] as const)) {
        ways.push({ at: step[value], answers, facts: { ...facts, [step.check]: value } })
      }
    } else if (step.unsolved !== undefined) {
      ways.push({ at: step.unsolved, answers: new Map(answers).set(at, unsolved), facts })
    }
  }
  return found
}

export const shortestPath = (flow: Flow, to: string): Path | null => shortestPaths(flow).get(to) ?? null
