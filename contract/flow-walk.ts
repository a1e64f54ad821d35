import type { Check, FactValue, Facts, Flow, Outcome, Question, Step } from './troubleshooter.ts'

/** Keyed by step: a question's answer, or what became of an outcome. */
export type Answers = ReadonlyMap<string, string>

/** The "answer" to an outcome that did not help. */
export const unsolved = 'unsolved'
/** Where the way ends when nothing helped. Not a step of any flow. */
export const handOver = 'hand-over'

export type Stop =
  | { kind: 'answered'; step: string; question: Question; answer: string; label: string }
  | { kind: 'checked'; step: string; check: Check; value: FactValue }
  | { kind: 'tried'; step: string; outcome: Outcome }

export type Place =
  | { kind: 'question'; step: string; question: Question; chosen: string | null }
  | { kind: 'outcome'; step: string; outcome: Outcome }
  | { kind: 'hand-over'; step: typeof handOver }

export type Dropped = {
  step: string
  answer: string
  why: 'no-such-step' | 'no-such-answer' | 'not-on-the-way'
}

export type Walk = {
  /** Everything passed, in order. */
  stops: readonly Stop[]
  /** Where nothing is left to replay. */
  end: Place
  /** The answers that led here; what the address keeps. */
  answers: Answers
  dropped: readonly Dropped[]
}

/** A step by its id; ids come from addresses, so `constructor` must not find anything. */
export const stepOf = (flow: Flow, id: string): Step | undefined =>
  Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined

const answerOf = (question: Question, key: string | undefined) =>
  key !== undefined && Object.hasOwn(question.answers, key) ? question.answers[key] : undefined

/**
 * Replays the answers from the start. Answers to questions that the way does not pass are dropped, all others
 * kept: so changing one answer keeps every later answer that still holds.
 */
export function walk(flow: Flow, answers: Answers, facts: Facts): Walk {
  const stops: Stop[] = []
  const used = new Map<string, string>()
  const finish = (end: Place): Walk => ({
    stops,
    end,
    answers: used,
    dropped: droppedFrom(flow, answers, used),
  })

  const passed = new Set<string>()
  let id = flow.start
  for (;;) {
    const step = stepOf(flow, id)
    if (!step || passed.has(id)) {
      // Whoever serves a flow has validated it; a way that goes in circles would never end here.
      throw new Error(`The flow cannot go on: "${id}" ${step ? 'comes round again' : 'does not exist'}`)
    }
    passed.add(id)

    if ('question' in step) {
      const key = answers.get(id)
      const answer = answerOf(step, key)
      if (!answer || key === undefined)
        return finish({ kind: 'question', step: id, question: step, chosen: null })
      used.set(id, key)
      stops.push({ kind: 'answered', step: id, question: step, answer: key, label: answer.label })
      id = answer.next
    } else if ('check' in step) {
      const value = facts[step.check] ?? 'unknown'
      stops.push({ kind: 'checked', step: id, check: step, value })
      id = step[value]
    } else {
      if (answers.get(id) !== unsolved) return finish({ kind: 'outcome', step: id, outcome: step })
      used.set(id, unsolved)
      stops.push({ kind: 'tried', step: id, outcome: step })
      if (step.unsolved === undefined) return finish({ kind: 'hand-over', step: handOver })
      id = step.unsolved
    }
  }
}

function droppedFrom(flow: Flow, answers: Answers, used: Answers): Dropped[] {
  return [...answers]
    .filter(([step]) => !used.has(step))
    .map(([id, answer]) => {
      const step = stepOf(flow, id)
      if (!step || 'check' in step) return { step: id, answer, why: 'no-such-step' }
      const known = 'question' in step ? answerOf(step, answer) !== undefined : answer === unsolved
      return { step: id, answer, why: known ? 'not-on-the-way' : 'no-such-answer' }
    })
}
