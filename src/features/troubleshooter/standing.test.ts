import { handOver, unsolved, walk } from '../../../contract/flow-walk.ts'
import { expect, test } from 'vitest'
import type { Flow } from '../../../contract/troubleshooter.ts'
import { stepTo } from './standing.ts'

const flow: Flow = {
  title: 'Small',
  summary: 'Small',
  start: 'what',
  steps: {
    what: {
      question: 'What happens?',
      answers: {
        locked: { label: 'An article is locked', next: 'member' },
        forgot: { label: 'I forgot my password', next: 'reset' },
      },
    },
    member: {
      check: 'organisation-member',
      says: { yes: 'You are a member', no: 'You are not a member' },
      yes: 'agreement',
      no: 'not-invited',
      unknown: 'ask-member',
    },
    'ask-member': {
      question: 'Are you a member?',
      answers: { yes: { label: 'Yes', next: 'agreement' }, no: { label: 'No', next: 'not-invited' } },
    },
    agreement: { outcome: 'Renew the agreement', text: '' },
    'not-invited': { outcome: 'Ask for an invitation', text: '', unsolved: 'agreement' },
    reset: { outcome: 'Reset your password', text: '' },
  },
}
const given = (answers: Record<string, string>) => new Map(Object.entries(answers))

test('asks nobody what the portal found out', () => {
  const { stops, end } = walk(flow, given({ what: 'locked' }), { 'organisation-member': 'no' })
  expect(stops.map((stop) => [stop.kind, stop.step])).toEqual([
    ['answered', 'what'],
    ['checked', 'member'],
  ])
  expect(end.step).toBe('not-invited')
})

test('asks what it could not find out', () => {
  expect(walk(flow, given({ what: 'locked' }), {}).end.step).toBe('ask-member')
})

test('goes on to the next likely cause, and to the hand-over when there is none', () => {
  const facts = { 'organisation-member': 'no' } as const
  expect(walk(flow, given({ what: 'locked', 'not-invited': unsolved }), facts).end.step).toBe('agreement')
  const all = given({ what: 'locked', 'not-invited': unsolved, agreement: unsolved })
  expect(walk(flow, all, facts).end.step).toBe(handOver)
})

test.each([
  ['no-such-step', 'nowhere', {}, {}],
  ['no-such-step', 'constructor', {}, {}],
  ['question-open', 'reset', {}, {}],
  ['question-open', handOver, {}, {}],
  ['other-way', 'reset', { what: 'locked', 'ask-member': 'no' }, {}],
  ['checked', 'ask-member', { what: 'locked' }, { 'organisation-member': 'yes' }],
  ['checked', 'not-invited', { what: 'locked' }, { 'organisation-member': 'yes' }],
] as const)('says %s of %s', (detour, step, answers, facts) => {
  expect(stepTo(flow, given(answers), facts, step).detour).toBe(detour)
})

test('shows an earlier question again with the answer given, and keeps the way behind it', () => {
  const { here, stops, walk: whole } = stepTo(flow, given({ what: 'forgot' }), {}, 'what')
  expect(here).toMatchObject({ kind: 'question', chosen: 'forgot' })
  expect(stops).toEqual([])
  expect(whole.end.step).toBe('reset')
})

test('leads from a check to what follows it, without a detour', () => {
  const standing = stepTo(flow, given({ what: 'locked' }), { 'organisation-member': 'yes' }, 'member')
  expect(standing.here.step).toBe('agreement')
  expect(standing.detour).toBeNull()
})

test('refuses a flow that goes in circles instead of hanging', () => {
  const circle: Flow = {
    ...flow,
    steps: { ...flow.steps, reset: { outcome: 'x', text: '', unsolved: 'what' } },
  }
  expect(() => walk(circle, given({ what: 'forgot', reset: unsolved }), {})).toThrow('comes round again')
})
