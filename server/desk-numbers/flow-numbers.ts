import type { DeskFlow, Endings } from '../../contract/desk-flows.ts'
import { edgesOf } from '../../contract/flow-edges.ts'
import { handOver, type Stop, stepOf, unsolved, walk } from '../../contract/flow-walk.ts'
import { facts, type Flow } from '../../contract/troubleshooter.ts'
import type { Way } from '../store/store.ts'

type FlowNumbers = Pick<DeskFlow, 'endings' | 'edges' | 'steps' | 'outcomes' | 'handOvers'>

/** So many of the ways that end at the hand-over are told one by one. */
const mostHandOvers = 10

/** What a report says, replayed by the rules that led its reader: as far as they still lead, if the flow has changed since. */
function replayed(flow: Flow, { step, answers, checks }: Way): Stop[] {
  const known = Object.entries(checks).filter(([fact]) => facts.some((one) => one === fact))
  const { stops } = walk(flow, new Map(Object.entries(answers)), Object.fromEntries(known))
  const end = stops.findIndex((stop) => stop.step === step)
  return end < 0 ? [...stops] : stops.slice(0, end)
}

const movesOf = (stops: readonly Stop[]) =>
  stops.map((stop) => ({
    step: stop.step,
    by: stop.kind === 'answered' ? stop.answer : stop.kind === 'checked' ? stop.value : unsolved,
  }))

type Ending = Exclude<keyof Endings, 'ways'>
const endingOf = ({ solved, step }: Way): Ending => {
  if (solved !== null) return solved ? 'solved' : 'unsolved'
  return step === handOver ? 'handedOver' : 'left'
}

const noEndings = (): Endings => ({ ways: 0, solved: 0, unsolved: 0, handedOver: 0, left: 0 })

export function endingsOf(ways: readonly Way[]): Endings {
  const endings = noEndings()
  for (const way of ways) {
    endings.ways += way.count
    endings[endingOf(way)] += way.count
  }
  return endings
}

/** How readers went through a flow: by edge, by step, by outcome, and which ways helped nobody. Only what was reached is in it. */
export function flowNumbers(flow: Flow, ways: readonly Way[]): FlowNumbers {
  const edges = counters<DeskFlow['edges'][number]>()
  const steps = counters<DeskFlow['steps'][number]>()
  const outcomes = counters<DeskFlow['outcomes'][number]>()
  const handOvers = counters<DeskFlow['handOvers'][number]>()

  for (const way of ways) {
    const { count } = way
    const moves = movesOf(replayed(flow, way))
    const ending = endingOf(way)
    for (const { step, by } of moves) {
      const edge = edgesOf(step, flow.steps[step] ?? missing(step)).find((one) => one.by === by)
      if (edge) {
        const counted = edges.at({ from: step, by, to: edge.to }, { taken: 0, solved: 0, left: 0 })
        counted.taken += count
        if (ending === 'solved' || ending === 'left') counted[ending] += count
      }
      steps.at({ step }, { reached: 0, left: 0 }).reached += count
      if (by === unsolved) {
        const tried = outcomes.at({ step }, noVerdicts())
        tried.reached += count
        tried.unsolved += count
      }
    }
    const last = stepOf(flow, way.step)
    if (last) {
      const end = steps.at({ step: way.step }, { reached: 0, left: 0 })
      end.reached += count
      if (ending === 'left') end.left += count
    }
    if (last && 'outcome' in last) {
      const end = outcomes.at({ step: way.step }, noVerdicts())
      end.reached += count
      end[ending === 'solved' || ending === 'unsolved' ? ending : 'unsaid'] += count
    }
    if (ending === 'handedOver') handOvers.at({ moves }, { ways: 0 }).ways += count
  }
  return {
    endings: endingsOf(ways),
    edges: edges.all.toSorted((a, b) => b.taken - a.taken),
    steps: steps.all.toSorted((a, b) => b.left - a.left || b.reached - a.reached),
    outcomes: outcomes.all.toSorted((a, b) => b.reached - a.reached),
    handOvers: handOvers.all.toSorted((a, b) => b.ways - a.ways).slice(0, mostHandOvers),
  }
}

const noVerdicts = () => ({ reached: 0, solved: 0, unsolved: 0, unsaid: 0 })

function missing(step: string): never {
  throw new Error(`A walk passed "${step}", which its flow does not have`)
}

/** One counter for each key, made when it is first asked for. */
function counters<Counter>() {
  const byKey = new Map<string, Counter>()
  return {
    at<Key extends Partial<Counter>>(key: Key, zero: Omit<Counter, keyof Key>): Counter {
      const name = JSON.stringify(key)
      const found = byKey.get(name) ?? ({ ...key, ...zero } as Counter)
      byKey.set(name, found)
      return found
    },
    get all() {
      return [...byKey.values()]
    },
  }
}
