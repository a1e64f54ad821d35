import { describe, expect, test } from 'vitest'
import { app } from '../../tests/api.ts'

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
  test('anything more than the report asks for is refused', async () => {
    expect(
      (await report({ version: 'v1', step: 'done', solved: true, answers: {}, email: 'a@b.example' })).status,
    ).toBe(400)
  })
})
