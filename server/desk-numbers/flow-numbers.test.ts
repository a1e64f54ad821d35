import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handOver, unsolved, walk } from '../../contract/flow-walk.ts'
import type { Flow } from '../../contract/troubleshooter.ts'
import { endingsOf, flowNumbers } from './flow-numbers.ts'
import type { Way } from '../store/store.ts'

const flow: Flow = {
  title: 'Small',
  summary: 'Small',
  start: 'what',
  steps: {
    what: {
      question: 'What happens?',
      answers: { locked: { label: 'Locked', next: 'member' }, forgot: { label: 'Forgot', next: 'reset' } },
    },
    member: {
      check: 'organisation-member',
      says: { yes: 'Yes', no: 'No' },
      yes: 'agreement',
      no: 'invitation',
      unknown: 'agreement',
    },
    invitation: { outcome: 'Ask for an invitation', text: '', unsolved: 'agreement' },
    agreement: { outcome: 'Renew the agreement', text: '' },
    reset: { outcome: 'Reset your password', text: '', unsolved: 'agreement' },
  },
}
const way = (step: string, solved: boolean | null, changes: Partial<Way> = {}): Way => ({
  version: 'v1',
  step,
  solved,
  answers: {},
  checks: {},
  count: 1,
  ...changes,
})
const no = { 'organisation-member': 'no' }

test('each way leaves its mark on every edge that it took, and on how it ended', () => {
  const { edges, steps, outcomes, endings } = flowNumbers(flow, [
    way('invitation', true, { answers: { what: 'locked' }, checks: no, count: 3 }),
    way('agreement', null, { answers: { what: 'locked', invitation: unsolved }, checks: no, count: 2 }),
    way('what', null, { count: 5 }),
  ])
  expect(edges).toEqual([
    { from: 'what', by: 'locked', to: 'member', taken: 5, solved: 3, left: 2 },
    { from: 'member', by: 'no', to: 'invitation', taken: 5, solved: 3, left: 2 },
    { from: 'invitation', by: 'unsolved', to: 'agreement', taken: 2, solved: 0, left: 2 },
  ])
  expect(steps).toEqual([
    { step: 'what', reached: 10, left: 5 },
    { step: 'agreement', reached: 2, left: 2 },
    { step: 'member', reached: 5, left: 0 },
    { step: 'invitation', reached: 5, left: 0 },
  ])
  expect(outcomes).toEqual([
    { step: 'invitation', reached: 5, solved: 3, unsolved: 2, unsaid: 0 },
    { step: 'agreement', reached: 2, solved: 0, unsolved: 0, unsaid: 2 },
  ])
  expect(endings).toEqual({ ways: 10, solved: 3, unsolved: 0, handedOver: 0, left: 7 })
})

test('ways that help nobody are told with all that was tried', () => {
  const answers = { what: 'forgot', reset: unsolved, agreement: unsolved }
  const { handOvers } = flowNumbers(flow, [
    way(handOver, null, { answers, count: 2 }),
    way(handOver, null, { answers, checks: no }),
    way(handOver, null),
  ])
  expect(handOvers).toEqual([
    {
      moves: [
        { step: 'what', by: 'forgot' },
        { step: 'reset', by: 'unsolved' },
        { step: 'agreement', by: 'unsolved' },
      ],
      ways: 3,
    },
    { moves: [], ways: 1 },
  ])
})

test('a report of another version counts as far as it still leads', () => {
  const older = way('gone', true, { version: 'v0', answers: { what: 'locked', weather: 'fine' }, checks: no })
  const { edges, steps, outcomes, endings } = flowNumbers(flow, [older])
  expect(edges.map(({ from, by }) => `${from}/${by}`)).toEqual(['what/locked', 'member/no'])
  expect(steps.map(({ step }) => step)).toEqual(['what', 'member'])
  expect(outcomes).toEqual([])
  expect(endings.solved).toBe(1)
})

test('what stands behind a sensitive answer counts where it was reported, and leads nowhere', () => {
  const { edges, outcomes } = flowNumbers(flow, [way('reset', true)])
  expect(edges).toEqual([])
  expect(outcomes).toEqual([{ step: 'reset', reached: 1, solved: 1, unsolved: 0, unsaid: 0 }])
})

const someWay: fc.Arbitrary<Way> = fc
  .record({
    what: fc.option(fc.constantFrom('locked', 'forgot', 'nonsense', '__proto__'), { nil: null }),
    tried: fc.subarray(['invitation', 'reset', 'agreement']),
    fact: fc.constantFrom('yes', 'no', 'unknown'),
    solved: fc.constantFrom(true, false, null),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ what, tried, fact, solved, count }) => {
    const given = new Map([
      ...(what === null ? [] : [['what', what] as const]),
      ...tried.map((id) => [id, unsolved] as const),
    ])
    const checks = { 'organisation-member': fact }
    const { end, answers } = walk(flow, given, checks)
    return way(end.step, end.kind === 'outcome' ? solved : null, {
      answers: Object.fromEntries(answers),
      checks,
      count,
    })
  })

test('as many come to a step as go on from it, end there, or leave', () => {
  fc.assert(
    fc.property(fc.array(someWay, { maxLength: 20 }), (ways) => {
      const { edges, steps, endings } = flowNumbers(flow, ways)
      const all = ways.reduce((sum, { count }) => sum + count, 0)
      const { solved, unsolved: unhelped, handedOver, left } = endings
      expect(solved + unhelped + handedOver + left).toBe(all)
      expect(endingsOf(ways)).toEqual(endings)
      for (const { step, reached } of steps) {
        const came = edges.filter(({ to }) => to === step).reduce((sum, { taken }) => sum + taken, 0)
        expect(reached).toBe(came + (step === flow.start ? all : 0))
      }
      expect(steps.reduce((sum, step) => sum + step.left, 0)).toBe(left)
      for (const edge of edges) expect(edge.solved + edge.left).toBeLessThanOrEqual(edge.taken)
    }),
  )
})
