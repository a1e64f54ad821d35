import { expect, test } from 'vitest'
import { describeEveryStore } from '../../tests/every-store.ts'

const until = '2026-11-23T12:20:00.000Z'

describeEveryStore('challenges', (fresh) => {
  test('of twenty uses of one proof at once, one counts', async () => {
    const store = await fresh()
    const uses = await Promise.all(Array.from({ length: 20 }, () => store.spendChallenge('one', until)))
    expect(uses.filter(Boolean)).toHaveLength(1)
    expect(await store.spendChallenge('another', until)).toBe(true)
  })

  test('a secret is made once, and then the same for everyone who asks', async () => {
    const store = await fresh()
    const secrets = await Promise.all(['a', 'b', 'c'].map((made) => store.secret('challenges', made)))
    expect(new Set(secrets).size).toBe(1)
    expect(await store.secret('another', 'd')).toBe('d')
  })
})
