import type { Step } from '../../contract/troubleshooter.ts'
import { flowMap as say } from '../messages/flow-map.ts'

export const kindOf = (step: Step) =>
  'question' in step ? 'question' : 'check' in step ? 'check' : 'outcome'

export const wordsOf = (step: Step) =>
  'question' in step ? step.question : 'check' in step ? say.fact(step.check) : step.outcome

/** Where the list of a map holds a step, as a fragment. */
export const placeOf = (id: string) => `step-${id}`

/** What a way out of a step is called, with the days that limit it. */
export function labelOf(step: Step, by: string): string {
  if ('check' in step) return by === 'yes' || by === 'no' ? step.says[by] : say.unknown
  if (!('question' in step)) return say.unsolved
  const { label = by, from, until } = step.answers[by] ?? {}
  const days = [from && say.from(from), until && say.until(until)].filter(Boolean)
  return days.length > 0 ? `${label} (${days.join(', ')})` : label
}
