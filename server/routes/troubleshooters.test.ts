import { describe, expect, test, vi } from 'vitest'
import { app, appWith, content } from '../../tests/api.ts'
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
    ['a walk with a name', { step: 'done', solved: null, walk: 'mira' }],
  ])('%s is refused', async (_what, wrong) => {
    expect((await report({ version: 'v1', answers: {}, ...wrong })).status).toBe(400)
  })
  test('an outcome that does not exist is refused', async () => {
    expect((await report({ version: 'v1', step: 'constructor', solved: true, answers: {} })).status).toBe(400)
  })
  test('an answer to a sensitive question is not kept, even if it is sent', async () => {
    const store = createMemoryStore()
    const kept = vi.spyOn(store, 'addOutcome')
    const answer = await appWith({ store, content: { articles: [], flows: [sensitive] } }).request(
      '/api/troubleshooters/sign-in/outcomes',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          version: 'v1',
          step: 'done',
          solved: true,
          answers: { what: 'a', other: 'b' },
        }),
      },
    )
    expect(answer.status).toBe(202)
    expect(kept).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ answers: { other: 'b' } }))
  })
  test('anything more than the report asks for is refused', async () => {
    expect(
      (await report({ version: 'v1', step: 'done', solved: true, answers: {}, email: 'a@b.example' })).status,
    ).toBe(400)
  })
})
