import { facts as allFacts, type Facts, type Flow } from '../../../contract/troubleshooter.ts'
import { type Answers, stepOf, unsolved } from './walk.ts'

export type Path = { answers: Answers; facts: Facts }

/**
 * The fewest steps from the start to a step: what to answer, and what the checks must find. Null if no way leads
 * there. One fact keeps one value on the whole way, because it is the same reader who is checked twice.
 */
export function shortestPath(flow: Flow, to: string): Path | null {
  type Way = Path & { at: string }
  const ways: Way[] = [{ at: flow.start, answers: new Map(), facts: {} }]
  const seen = new Set<string>()
  // Breadth first: the list grows while it is walked.
  for (const { at, answers, facts } of ways) {
    if (at === to) return { answers, facts }
    const key = `${at} ${allFacts.map((fact) => facts[fact] ?? '-').join(' ')}`
    const step = stepOf(flow, at)
    if (!step || seen.has(key)) continue
    seen.add(key)

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
  return null
}
