import type { Flow, Step } from '../../../contract/troubleshooter.ts'

/** The flow as it is on a day: without answers that are not offered yet, or no longer. Days begin and end in UTC. */
export function inForce<Some extends Flow>(flow: Some, now: Date): Some {
  const today = now.toISOString().slice(0, 10)
  const steps = Object.entries(flow.steps).map(([id, step]) => [id, stepOn(today, step)] as const)
  return { ...flow, steps: Object.fromEntries(steps) }
}

function stepOn(today: string, step: Step): Step {
  if (!('question' in step)) return step
  const answers = Object.entries(step.answers).filter(
    ([, { from = today, until = today }]) => from <= today && today <= until,
  )
  return { ...step, answers: Object.fromEntries(answers) }
}
