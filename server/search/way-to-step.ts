import { edgesOf } from '../../contract/flow-edges.ts'
import { unsolved, walk } from '../../contract/flow-walk.ts'
import type { ServedFlow } from '../../contract/troubleshooter.ts'

type Way = { answers: Record<string, string>; effort: number }

/** Whoever says what happens gets there sooner than whoever tries what does not help. */
const effortOf = (answer: string) => (answer === unsolved ? 3 : 1)

/**
 * The steps that a link can open, and the fewest answers that it has to give. What a check can find out is asked of nobody who searches: the
 * questions that stand in for checks are no steps to find, and their answers are not given. Where one is missing, the portal stops at the nearest
 * step that the others reach. Nothing behind a sensitive answer has a link (decision 013).
 */
export function leadTo(flow: ServedFlow): Map<string, Record<string, string>> {
  const standIns = standInsOf(flow)
  const reached = new Set<string>()
  const ways = new Map<string, Record<string, string>>()
  const waiting: Way[] = [{ answers: {}, effort: 0 }]
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const { answers, effort } = way
    const { end } = walk(flow, new Map(Object.entries(answers)), {})
    if (end.kind === 'hand-over' || reached.has(end.step)) continue
    reached.add(end.step)
    if (!standIns.has(end.step)) {
      const given = Object.entries(answers).filter(([question]) => !standIns.has(question))
      ways.set(end.step, Object.fromEntries(given))
    }
    if (end.kind === 'question' && end.question.sensitive) continue
    const step = end.kind === 'question' ? end.question : end.outcome
    for (const { by } of edgesOf(end.step, step)) {
      waiting.push({ answers: { ...answers, [end.step]: by }, effort: effort + effortOf(by) })
    }
    // The easiest is taken next; of two that are alike, the one that was found first.
    waiting.sort((a, b) => a.effort - b.effort)
  }
  return ways
}

/** Steps that only a check without a result leads to. */
function standInsOf({ start, steps }: ServedFlow): ReadonlySet<string> {
  const led = new Map<string, Set<boolean>>([[start, new Set([false])]])
  for (const [id, step] of Object.entries(steps))
    for (const { to, by } of edgesOf(id, step)) {
      const known = led.get(to) ?? new Set()
      led.set(to, known.add('check' in step && by === 'unknown'))
    }
  return new Set([...led].filter(([, ways]) => !ways.has(false)).map(([id]) => id))
}
