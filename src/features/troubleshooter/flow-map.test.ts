import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flowSchema } from '../../../contract/troubleshooter.ts'
import { exampleFlow } from './example-flow.ts'
import { type Branching, pathsTo, treeOf, waysTo } from './flow-map.ts'
import { shortestPath } from './shortest-path.ts'

const file = new URL('../../../content/en/troubleshooters/sign-in.yaml', import.meta.url)
const signIn = v.parse(flowSchema, parse(readFileSync(file, 'utf8')))

const unfolded = (node: Branching): string[] => [
  node.id,
  ...node.ways.flatMap(({ unfolded: next }) => (next ? unfolded(next) : [])),
]

test.each([['the example', exampleFlow], ['signing in', signIn]] as const)('a map of %s holds every step once', (_name, flow) => {
  expect(unfolded(treeOf(flow)).toSorted()).toEqual(Object.keys(flow.steps).toSorted())
}) // prettier-ignore

test('a step stands where it is reached soonest', () => {
  const [, , mail] = treeOf(exampleFlow).ways
  expect(mail).toMatchObject({ by: 'mail', to: 'mail-blocked', unfolded: { id: 'mail-blocked' } })
})

test('every way to a step is found, and as many as were counted', () => {
  const counts = waysTo(exampleFlow)
  for (const id of Object.keys(exampleFlow.steps)) {
    const paths = [...pathsTo(exampleFlow, id)]
    expect(paths.length, id).toBe(counts.get(id))
    expect(new Set(paths.map((path) => JSON.stringify(path))).size).toBe(paths.length)
  }
  expect([...pathsTo(exampleFlow, 'since')]).toEqual([
    [{ step: 'what', by: ['locked'] }],
    [{ step: 'what', by: ['password'] }],
  ])
})

test('a fact is the same for one reader all the way, so ways that need it to change are none', () => {
  const twice = {
    ...exampleFlow,
    start: 'member',
    steps: {
      ...exampleFlow.steps,
      agreement: {
        check: 'organisation-member' as const,
        says: { yes: 'Yes', no: 'No' },
        yes: 'mail-blocked',
        no: 'new-password',
        unknown: 'new-password',
      },
    },
  }
  const ways = [...pathsTo(twice, 'mail-blocked')].map((moves) =>
    moves.map(({ step, by }) => `${step}: ${by.join('/')}`).join(', '),
  )
  expect(ways).toContain('member: yes, agreement: yes')
  expect(ways).not.toContain('member: yes, agreement: no, new-password: unsolved')
})

test('every step of the sign-in troubleshooter can be reached in at least as many ways as the shortest', () => {
  const counts = waysTo(signIn)
  for (const id of Object.keys(signIn.steps)) {
    expect(shortestPath(signIn, id), id).not.toBeNull()
    expect(counts.get(id), id).toBeGreaterThan(0)
  }
})

test('what a check finds is one way where it makes no difference', () => {
  const same = {
    ...exampleFlow,
    start: 'member',
    steps: { ...exampleFlow.steps, 'ask-member': { outcome: 'Ask', text: 'Ask.', unsolved: 'agreement' } },
  }
  const member = { ...exampleFlow.steps.member, unknown: 'agreement' }
  const flow = { ...same, steps: { ...same.steps, member } } as typeof exampleFlow
  expect([...pathsTo(flow, 'agreement')]).toContainEqual([{ step: 'member', by: ['yes', 'unknown'] }])
})
