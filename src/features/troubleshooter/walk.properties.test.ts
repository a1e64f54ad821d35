import { type Answers, handOver, stepOf, unsolved, walk } from '../../../contract/flow-walk.ts'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { edgesOf } from '../../../contract/flow-edges.ts'
import { type Facts, type Flow, facts as allFacts, flowSchema } from '../../../contract/troubleshooter.ts'
import { readAddress, recalled, stepAddress } from './address.ts'
import { createKept } from './kept.ts'
import { isSensitive } from './sensitive.ts'
import { shortestPath } from './shortest-path.ts'
import { stepTo } from './standing.ts'

const file = new URL('../../../content/en/troubleshooters/sign-in.yaml', import.meta.url)
const signIn = v.parse(flowSchema, parse(readFileSync(file, 'utf8')))

/** Any flow without circles: a step's targets come later in the list. */
const someFlow: fc.Arbitrary<Flow> = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.tuple(...Array.from({ length: size }, (_, index) => someStep(index, size))).map((steps) => ({
    title: 'Any',
    summary: 'Any',
    start: 's0',
    steps: Object.fromEntries(steps.map((step, index) => [`s${index}`, step])),
  })),
)

function someStep(index: number, size: number): fc.Arbitrary<Flow['steps'][string]> {
  const outcome = { outcome: `Outcome ${index}`, text: 'Do this.' }
  if (index === size - 1) return fc.constant(outcome)
  const target = fc.integer({ min: index + 1, max: size - 1 }).map((later) => `s${later}`)
  return fc.oneof(
    fc.tuple(fc.array(target, { minLength: 2, maxLength: 4 }), fc.boolean()).map(([targets, sensitive]) => ({
      question: `Question ${index}`,
      sensitive,
      answers: Object.fromEntries(targets.map((next, n) => [`a${n}`, { label: `Answer ${n}`, next }])),
    })),
    fc
      .tuple(fc.constantFrom(...allFacts), target, target, target)
      .map(([check, yes, no, unknown]) => ({ check, says: { yes: 'Yes', no: 'No' }, yes, no, unknown })),
    fc.option(target, { nil: undefined }).map((next) => (next ? { ...outcome, unsolved: next } : outcome)),
  )
}

const someFacts: fc.Arbitrary<Facts> = fc
  .tuple(...allFacts.map(() => fc.constantFrom('yes', 'no', 'unknown')))
  .map((values) => Object.fromEntries(allFacts.map((fact, index) => [fact, values[index]])))

/** Answers that a reader could have given, some of them twice thought over, some of them nonsense. */
const someAnswers = (flow: Flow): fc.Arbitrary<Answers> => {
  const ids = Object.keys(flow.steps)
  const known = fc.constantFrom(...ids).chain((id) => {
    const step = flow.steps[id]
    const values = step && 'question' in step ? Object.keys(step.answers) : [unsolved]
    return fc.tuple(fc.constant(id), fc.constantFrom(...values))
  })
  const nonsense = fc.tuple(
    fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', ...ids)),
    fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', unsolved)),
  )
  return fc
    .array(fc.oneof({ weight: 6, arbitrary: known }, nonsense), { maxLength: ids.length * 2 })
    .map((pairs) => new Map(pairs))
}

const someReader = fc
  .oneof(fc.constant(signIn), someFlow)
  .chain((flow) => fc.tuple(fc.constant(flow), someAnswers(flow), someFacts))

describe('any way through any flow', () => {
  test('ends at a question, an outcome or the hand-over', () => {
    fc.assert(
      fc.property(someReader, ([flow, answers, facts]) => {
        const { end, stops } = walk(flow, answers, facts)
        expect(stops.length).toBeLessThanOrEqual(Object.keys(flow.steps).length)
        expect(['question', 'outcome', 'hand-over']).toContain(end.kind)
        expect(end.step === handOver || stepOf(flow, end.step)).toBeTruthy()
      }),
    )
  })

  test('says of every answer whether it was used, or why it was dropped', () => {
    fc.assert(
      fc.property(someReader, ([flow, answers, facts]) => {
        const { answers: used, dropped } = walk(flow, answers, facts)
        const told = [...used.keys(), ...dropped.map((one) => one.step)]
        expect(told.toSorted()).toEqual([...answers.keys()].toSorted())
      }),
    )
  })

  test('is the same without the answers that were dropped', () => {
    fc.assert(
      fc.property(someReader, ([flow, answers, facts]) => {
        const first = walk(flow, answers, facts)
        expect(walk(flow, first.answers, facts)).toEqual({ ...first, dropped: [] })
      }),
    )
  })

  test('keeps every later answer that still holds when one is changed', () => {
    fc.assert(
      fc.property(someReader, fc.nat(), fc.nat(), ([flow, answers, facts], which, into) => {
        const before = walk(flow, answers, facts)
        const answered = before.stops.filter((stop) => stop.kind === 'answered')
        const changed = answered[which % Math.max(answered.length, 1)]
        if (!changed) return
        const choices = Object.keys(changed.question.answers)
        const choice = choices[into % choices.length] ?? changed.answer

        const after = walk(flow, new Map(before.answers).set(changed.step, choice), facts)
        const asked = [...after.stops, after.end].map((place) => place.step)
        const stillAsked = [...before.answers].filter(
          ([step]) => step !== changed.step && asked.includes(step),
        )
        expect([...after.answers]).toEqual(expect.arrayContaining(stillAsked))
        expect(after.answers.get(changed.step)).toBe(choice)
      }),
    )
  })

  test('leads from any address to a step that exists, and from there to itself', () => {
    fc.assert(
      fc.property(
        someReader,
        fc.oneof(
          fc.string(),
          fc.nat(14).map((n) => `s${n}`),
        ),
        ([flow, answers, facts], step) => {
          const standing = stepTo(flow, answers, facts, step)
          const { here, walk: whole } = standing
          expect(here.step === handOver || stepOf(flow, here.step)).toBeTruthy()

          const again = stepTo(flow, whole.answers, facts, here.step)
          expect(again.here).toEqual(here)
          expect(again.stops).toEqual(standing.stops)
          expect(again.detour).toBeNull()

          const kept = createKept()
          const visit = { flow: { ...flow, id: 'any', version: 'v1' }, kept, asked: { article: null } }
          const address = stepAddress(visit, here.step, whole.answers)
          const url = new URL(address, 'http://portal.test')
          const read = recalled(flow, kept, readAddress(url.searchParams))
          const shown = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
          const back = stepTo(flow, read.answers, facts, read.step ?? shown)
          expect(back.here).toEqual(here)
          expect(stepAddress(visit, back.here.step, back.walk.answers)).toBe(address)
        },
      ),
    )
  })

  test('shows no sensitive answer in its address, nor the step that one has led to', () => {
    fc.assert(
      fc.property(someFlow, fc.infiniteStream(fc.nat()), someFacts, (flow, choices, facts) => {
        let way = walk(flow, new Map(), facts)
        while (way.end.kind === 'question') {
          const keys = Object.keys(way.end.question.answers)
          const choice = keys[choices.next().value % keys.length] ?? never(way.end.step)
          way = walk(flow, new Map(way.answers).set(way.end.step, choice), facts)
        }
        const visit = {
          flow: { ...flow, id: 'any', version: 'v1' },
          kept: createKept(),
          asked: { article: null },
        }
        const url = new URL(stepAddress(visit, way.end.step, way.answers), 'http://portal.test')
        const first = way.stops.find(({ step }) => isSensitive(flow, step))
        for (const id of url.searchParams.keys()) expect(isSensitive(flow, id)).toBe(false)
        expect(url.pathname).toBe(`/troubleshooters/any/${first?.step ?? way.end.step}`)
      }),
    )
  })

  test('is found: every step is reached by its shortest path', () => {
    fc.assert(
      fc.property(someFlow, (flow) => {
        const reachable = new Set([flow.start])
        for (const id of reachable)
          for (const { to } of edgesOf(id, flow.steps[id] ?? never(id))) reachable.add(to)
        for (const id of Object.keys(flow.steps)) {
          const path = shortestPath(flow, id)
          if (!path) continue
          expect(reachable).toContain(id)
          const { stops, end } = walk(flow, path.answers, path.facts)
          expect([...stops, end].map((place) => place.step)).toContain(id)
        }
      }),
    )
  })
})

const never = (id: string): never => {
  throw new Error(`no step ${id}`)
}

describe('the sign-in troubleshooter', () => {
  test.each(Object.keys(signIn.steps))('leads to %s by its shortest path', (id) => {
    const path = shortestPath(signIn, id)
    expect(path, 'no way leads there').not.toBeNull()
    if (!path) return
    const { stops, end } = walk(signIn, path.answers, path.facts)
    expect([...stops, end].map((place) => place.step)).toContain(id)
  })

  test.each(Object.entries(signIn.entries ?? {}))('takes in a reader with %s at a step', (_, entry) => {
    const { dropped } = walk(signIn, new Map(Object.entries(entry.answers)), {})
    expect(dropped.filter((one) => one.why !== 'not-on-the-way')).toEqual([])
    expect(stepOf(signIn, entry.step)).toBeDefined()
  })
})
