import { expect, test } from 'vitest'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { StoredOutcome } from './store.ts'

const report = (changes: Partial<StoredOutcome> = {}): StoredOutcome => ({
  walk: null,
  turn: 0,
  troubleshooter: 'sign-in',
  version: '1',
  step: 'reset',
  solved: null,
  answers: { 'what-happens': 'forgot-password' },
  checks: {},
  receivedAt: '2026-11-23T12:00:00.000Z',
  ...changes,
})

describeEveryStore('outcomes', (fresh) => {
  test('reports that say the same are counted together, those of no walk each for itself', async () => {
    const store = await fresh()
    for (const solved of [true, true, false, null]) await store.addOutcome(report({ solved }))
    await store.addOutcome(report({ troubleshooter: 'another' }))
    const ways = await store.ways('sign-in')
    expect(ways.map(({ solved, count }) => [solved, count])).toEqual(
      expect.arrayContaining([
        [true, 2],
        [false, 1],
        [null, 1],
      ]),
    )
    expect(ways).toHaveLength(3)
    const { troubleshooter: _id, walk: _walk, turn: _turn, receivedAt: _at, ...said } = report()
    expect(ways).toContainEqual({ ...said, count: 1 })
  })

  test('of very many different reports, those that most readers made are told', async () => {
    const store = await fresh()
    for (const version of ['1', '2', '2', '3', '4', '4', '4']) await store.addOutcome(report({ version }))
    const ways = await store.ways('sign-in', undefined, 2)
    expect(ways.map(({ version, count }) => [version, count])).toEqual([
      ['4', 3],
      ['2', 2],
    ])
  })

  test('a later report about a walk takes the place of an earlier one', async () => {
    const store = await fresh()
    await store.addOutcome(report({ walk: 'w1', turn: 1, checks: { 'signed-in': 'no' } }))
    await store.addOutcome(report({ walk: 'w2', turn: 1 }))
    await store.addOutcome(report({ walk: 'w1', turn: 2, solved: true, checks: { 'signed-in': 'yes' } }))
    expect(await store.ways('sign-in')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ solved: true, checks: { 'signed-in': 'yes' }, count: 1 }),
        expect.objectContaining({ solved: null, checks: {}, count: 1 }),
      ]),
    )
  })

  test('a report that comes late, or twice, undoes no verdict', async () => {
    const store = await fresh()
    await store.addOutcome(report({ walk: 'w1', turn: 2, solved: true }))
    await store.addOutcome(report({ walk: 'w1', turn: 1, solved: null, step: 'elsewhere' }))
    await store.addOutcome(report({ walk: 'w1', turn: 2, solved: null }))
    expect(await store.ways('sign-in')).toEqual([
      expect.objectContaining({ step: 'reset', solved: true, count: 1 }),
    ])
  })

  test('only what was reported since an instant is counted, if one is named', async () => {
    const store = await fresh()
    await store.addOutcome(report({ receivedAt: '2026-10-01T00:00:00.000Z' }))
    await store.addOutcome(report({ receivedAt: '2026-11-01T00:00:00.000Z' }))
    const counted = async (since?: string) => (await store.ways('sign-in', since))[0]?.count
    expect([await counted(), await counted('2026-11-01T00:00:00.000Z')]).toEqual([2, 1])
  })
})
