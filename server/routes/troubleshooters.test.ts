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
