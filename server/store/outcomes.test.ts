import { expect, test } from 'vitest'
import { describeEveryStore } from '../../tests/every-store.ts'

describeEveryStore('outcomes', (fresh) => {
  test('an outcome is taken', async () => {
    const store = await fresh()
    await store.addOutcome({
      walk: null,
      troubleshooter: 'sign-in',
      version: '1',
      step: 'reset',
      solved: true,
      answers: { a: 'b' },
      checks: {},
      receivedAt: '2026-11-23T12:00:00.000Z',
    })
    await expect(store.ping()).resolves.toBeUndefined()
  })
})
