import { edgesOf } from '../../../contract/flow-edges.ts'
import {
  type Answers,
  handOver,
  type Place,
  stepOf,
  type Stop,
  type Walk,
  walk,
} from '../../../contract/flow-walk.ts'
import type { Facts, Flow } from '../../../contract/troubleshooter.ts'

/** Why a reader who asked for one step stands on another. */
export type Detour = 'no-such-step' | 'question-open' | 'checked' | 'other-way'

export type Standing = {
  /** The whole way, also beyond `here` when the reader went back. */
  walk: Walk
  /** What lies before `here`. */
  stops: readonly Stop[]
  here: Place
  detour: Detour | null
}

/** Where a reader stands who asks for `step`: there if the answers lead there, else as far as they lead. */
export function stepTo(flow: Flow, answers: Answers, facts: Facts, step: string): Standing {
  const whole = walk(flow, answers, facts)
  const at = (count: number): Standing => ({
    walk: whole,
    stops: whole.stops.slice(0, count),
    here: placeOf(whole.stops[count]) ?? whole.end,
    detour: null,
  })
  if (step === whole.end.step) return at(whole.stops.length)

  const found = whole.stops.findIndex((stop) => stop.step === step)
  if (found >= 0) {
    // A check is asked of nobody, so it has no page: its address leads to what follows.
    const next = whole.stops.findIndex((stop, index) => index >= found && stop.kind !== 'checked')
    return at(next < 0 ? whole.stops.length : next)
  }
  return { ...at(whole.stops.length), detour: detourTo(flow, answers, whole, step) }
}

function placeOf(stop: Stop | undefined): Place | null {
  if (stop?.kind === 'answered') {
    return { kind: 'question', step: stop.step, question: stop.question, chosen: stop.answer }
  }
  if (stop?.kind === 'tried') return { kind: 'outcome', step: stop.step, outcome: stop.outcome }
  return null
}

function detourTo(flow: Flow, answers: Answers, whole: Walk, step: string): Detour {
  if (step !== handOver && !stepOf(flow, step)) return 'no-such-step'
  if (whole.end.kind === 'question' && leadsTo(flow, whole.end.step, step)) return 'question-open'
  // With nothing checked the address leads there, or could: it was made by, or for, somebody else.
  const { stops, end } = walk(flow, answers, {})
  const onTheWay = [...stops, end].some((place) => place.step === step)
  return onTheWay || (end.kind === 'question' && leadsTo(flow, end.step, step)) ? 'checked' : 'other-way'
}

function leadsTo(flow: Flow, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const id of seen) {
    const step = stepOf(flow, id)
    if (id === to || (to === handOver && step && 'outcome' in step)) return true
    for (const edge of step ? edgesOf(id, step) : []) seen.add(edge.to)
  }
  return false
}
