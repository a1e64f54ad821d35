import type { Answers, Walk } from '../../../contract/flow-walk.ts'
import type { Flow } from '../../../contract/troubleshooter.ts'

export const isSensitive = (flow: Flow, id: string): boolean => {
  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
  return step !== undefined && 'question' in step && step.sensitive === true
}

export const asksSensitive = (flow: Flow): boolean =>
  Object.keys(flow.steps).some((id) => isSensitive(flow, id))

/**
 * Answers, in the order of their walk, parted where the first sensitive one stands. What comes after it is hidden with it,
 * because it would show where that answer has led.
 */
export function parted(flow: Flow, answers: Answers): { open: Answers; hidden: Answers } {
  const all = [...answers]
  const first = all.findIndex(([id]) => isSensitive(flow, id))
  const open = first < 0 ? all : all.slice(0, first)
  return { open: new Map(open), hidden: new Map(all.slice(open.length)) }
}

/** The walk as far as anybody may know it. */
export function withoutSensitive(flow: Flow, walk: Walk): Walk {
  const first = walk.stops.findIndex((stop) => stop.kind === 'answered' && isSensitive(flow, stop.step))
  const stop = walk.stops[first]
  if (stop?.kind !== 'answered') return walk
  return {
    ...walk,
    stops: walk.stops.slice(0, first),
    end: { kind: 'question', step: stop.step, question: stop.question, chosen: null },
    answers: parted(flow, walk.answers).open,
  }
}
