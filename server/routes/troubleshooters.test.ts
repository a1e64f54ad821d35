import { describe, expect, test } from 'vitest'
import type { ServedFlow } from '../../contract/troubleshooter.ts'
import { app, appWith, content } from '../../tests/api.ts'
import type { Limits } from '../http/limits.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'

const [flow] = content.flows
if (!flow) throw new Error('There is no flow to try')
const sensitive = { ...flow, steps: { ...flow.steps, what: { ...flow.steps.what, sensitive: true } } }

describe('troubleshooters', () => {
  const report = (body: object) =>
    app.request('/api/troubleshooters/sign-in/outcomes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  test('an outcome is taken', async () => {
    expect((await report({ version: 'v1', step: 'done', solved: true, answers: { what: 'a' } })).status).toBe(
      202,
    )
  })
  test.each(['what', 'done', 'hand-over'])('a way that ends at %s without a word is taken', async (step) => {
    const walk = crypto.randomUUID()
    const checks = { 'signed-in': 'no' }
    const ended = { version: 'v1', walk, turn: 1, step, solved: null, answers: {}, checks }
    expect((await report(ended)).status).toBe(202)
  })
  test.each([
    ['a step that does not exist', { step: 'nowhere', solved: null }],
    ['a verdict on a question', { step: 'what', solved: true }],
    ['a verdict on the hand-over', { step: 'hand-over', solved: false }],
    ['a check that does not exist', { step: 'done', solved: null, checks: { 'shoe-size': 'yes' } }],
    ['a finding in words of its own', { step: 'done', solved: null, checks: { online: 'I am Mira' } }],
    ['a version that no database can hold', { version: 'v\u0000', step: 'done', solved: null }],
    ['a walk with a name', { step: 'done', solved: null, walk: 'mira' }],
  ])('%s is refused', async (_what, wrong) => {
    expect((await report({ version: 'v1', answers: {}, ...wrong })).status).toBe(400)
  })
  test('an outcome that does not exist is refused', async () => {
    expect((await report({ version: 'v1', step: 'constructor', solved: true, answers: {} })).status).toBe(400)
  })
  /** What becomes of a report about that flow. */
  async function kept(about: ServedFlow, body: object) {
    const store = createMemoryStore()
    const answer = await appWith({ store, content: { articles: [], flows: [about] } }).request(
      '/api/troubleshooters/sign-in/outcomes',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
    )
    expect(answer.status).toBe(202)
    const [way, ...more] = await store.ways('sign-in')
    expect(more).toEqual([])
    return way
  }
  const told = { version: 'v1', step: 'done', solved: true }
  test('an answer to a sensitive question is not kept, even if it is sent', async () => {
    const way = await kept(sensitive, { ...told, answers: { what: 'a', done: 'unsolved' } })
    expect(way?.answers).toEqual({ done: 'unsolved' })
  })
  test.each(['v1', 'another'])(
    'of a report about version %s only answers are kept that the troubleshooter offers',
    async (version) => {
      const answersOf = async (answers: Record<string, string>) =>
        (await kept(flow, { ...told, version, answers }))?.answers
      expect(await answersOf({ what: 'a', constructor: 'a', nowhere: 'a', done: 'a' })).toEqual({ what: 'a' })
      expect(await answersOf({ what: 'c', done: 'unsolved' })).toEqual({ done: 'unsolved' })
    },
  )
  test('a step of another version has a name no longer than any has', async () => {
    const step = 'a'.repeat(201)
    expect((await report({ version: 'another', step, solved: null, answers: {} })).status).toBe(400)
  })
  test('there is an end of the reports that all readers together can send', async () => {
    const store = createMemoryStore()
    const limits: Limits = {
      count: (limit) => ({ used: 1, isOver: limit === 'outcomes', seconds: 90 }),
      look: () => ({ used: 0, isOver: false, seconds: 0 }),
    }
    const answer = await appWith({ store, limits }).request('/api/troubleshooters/sign-in/outcomes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...told, answers: {} }),
    })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '90'])
    expect(await store.ways('sign-in')).toEqual([])
  })
  test('anything more than the report asks for is refused', async () => {
    expect(
      (await report({ version: 'v1', step: 'done', solved: true, answers: {}, email: 'a@b.example' })).status,
    ).toBe(400)
  })
})
