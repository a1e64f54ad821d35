import { expect, test } from 'vitest'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { Store } from './store.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`
const page = { order: 'often', limit: 10, offset: 0 } as const
const textsIn = async (store: Store, changes = {}) =>
  (await store.missedSearches({ ...page, ...changes })).searches.map(({ text }) => text)

describeEveryStore('searches that found nothing', (fresh) => {
  test('are counted by their text', async () => {
    const store = await fresh()
    await store.addMissedSearch('zebra', at(1), 100)
    await store.addMissedSearch('okapi', at(2), 100)
    await store.addMissedSearch('zebra', at(3), 100)
    expect(await store.missedSearches(page)).toEqual({
      searches: [
        { text: 'zebra', count: 2, firstAt: at(1), lastAt: at(3) },
        { text: 'okapi', count: 1, firstAt: at(2), lastAt: at(2) },
      ],
      total: 2,
    })
  })

  test('come by how often or how lately, page by page', async () => {
    const store = await fresh()
    for (const [text, day] of [
      ['often', 1],
      ['often', 2],
      ['late', 9],
      ['B', 5],
      ['a', 5],
      ['ä', 5],
    ] as const)
      await store.addMissedSearch(text, at(day), 100)
    expect(await textsIn(store)).toEqual(['often', 'late', 'B', 'a', 'ä'])
    expect(await textsIn(store, { order: 'lately' })).toEqual(['late', 'B', 'a', 'ä', 'often'])
    expect(await store.missedSearches({ ...page, limit: 2, offset: 4 })).toMatchObject({
      searches: [{ text: 'ä' }],
      total: 5,
    })
  })

  test('are so many at most: what was looked for least, and longest ago, makes room for the next', async () => {
    const store = await fresh()
    await store.addMissedSearch('often', at(1), 3)
    await store.addMissedSearch('often', at(2), 3)
    for (const day of [3, 4, 5, 6]) await store.addMissedSearch(`once ${day}`, at(day), 3)
    expect(await textsIn(store)).toEqual(['often', 'once 6', 'once 5'])
    await store.addMissedSearch('older', at(1), 3)
    expect(await textsIn(store)).toEqual(['often', 'once 6', 'older'])
  })

  test('may be asked for twenty times at once', async () => {
    const store = await fresh()
    await Promise.all(Array.from({ length: 20 }, () => store.addMissedSearch('zebra', at(1), 3)))
    expect((await store.missedSearches(page)).searches).toMatchObject([{ text: 'zebra', count: 20 }])
  })

  test('go when nobody has looked for them since the limit', async () => {
    const store = await fresh()
    await store.addMissedSearch('old', at(1), 100)
    await store.addMissedSearch('again', at(1), 100)
    await store.addMissedSearch('again', at(8), 100)
    const limits = { keys: at(1), challenges: at(1), comments: null, handledComments: null, outcomes: null }
    expect(await store.sweep({ ...limits, searches: null })).toMatchObject({ searches: 0 })
    expect(await store.sweep({ ...limits, searches: at(8) })).toMatchObject({ searches: 1 })
    expect(await textsIn(store)).toEqual(['again'])
  })
})
