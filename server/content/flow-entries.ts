import type { Flow } from '../../contract/troubleshooter.ts'
import type { FlowFault } from './validate-flow.ts'

type Entry = { step: string; answers: Record<string, string> }

/** An entry leads to a step, by answers that are on the way to it, that always hold, and that anybody may read. */
export function entryFaults(flow: Flow): FlowFault[] {
  // Without a start no entry leads anywhere; that is one fault, not one for each.
  if (!Object.hasOwn(flow.steps, flow.start)) return []
  return Object.entries(flow.entries ?? {}).flatMap(([key, entry]): FlowFault[] => {
    const path = ['entries', key, 'step']
    if (!Object.hasOwn(flow.steps, entry.step)) {
      const what = `The entry leads to \`${entry.step}\`, which is not a step.`
      return [{ path, what, cure: 'Name a step that exists.' }]
    }
    if (!entryReaches(flow, entry)) {
      const what = `The answers of the entry \`${key}\` do not lead to \`${entry.step}\`.`
      return [{ path, what, cure: 'Give the answers on the way to it, and no others.' }]
    }
    return answerFaults(flow, key, entry)
  })
}

function answerFaults(flow: Flow, key: string, { answers }: Entry): FlowFault[] {
  return Object.entries(answers).flatMap(([id, answer]): FlowFault[] => {
    const path = ['entries', key, 'answers', id]
    const step = flow.steps[id]
    if (!step || !('question' in step)) return []
    const faults: FlowFault[] = []
    if (step.sensitive) {
      const what = `The entry \`${key}\` answers \`${id}\`, which is sensitive, and an entry stands in the address.`
      faults.push({ path, what, cure: 'Let the entry end at that question.' })
    }
    const { from, until } = step.answers[answer] ?? {}
    if (from !== undefined || until !== undefined) {
      const what = `The entry \`${key}\` gives the answer \`${answer}\` to \`${id}\`, which holds for a time only.`
      faults.push({ path, what, cure: 'Give one that always holds.' })
    }
    return faults
  })
}

/** Replays an entry's answers: a check may come out either way, an answer not given ends the way. */
function entryReaches(flow: Flow, entry: Entry): boolean {
  const unused = new Set(Object.keys(entry.answers))
  const seen = new Set<string>()
  let arrived = false
  const waiting = [flow.start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
    if (!step || seen.has(id)) continue
    seen.add(id)
    if (id === entry.step) {
      arrived = true
      continue
    }
    if ('check' in step) waiting.push(step.yes, step.no, step.unknown)
    if ('question' in step) {
      const answer = Object.hasOwn(entry.answers, id) ? entry.answers[id] : undefined
      if (answer === undefined || !Object.hasOwn(step.answers, answer)) continue
      unused.delete(id)
      waiting.push(step.answers[answer]?.next ?? '')
    }
    if ('outcome' in step && entry.answers[id] === 'unsolved' && step.unsolved) {
      unused.delete(id)
      waiting.push(step.unsolved)
    }
  }
  return arrived && unused.size === 0
}
