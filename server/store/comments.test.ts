import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leaveComment, storedComment as comment } from '../../tests/comments.ts'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { Handling } from './store.ts'

const { receivedAt: at } = comment('any')
const unhandled: Handling = {
  status: 'open',
  note: null,
  changedAt: null,
  changedBy: null,
  changedByName: null,
}

/** Any code points but NUL and half pairs; fast-check's own `binary` unit takes seconds to build its tables. */
const anyText = fc
  .array(
    fc
      .integer({ min: 1, max: 0x10ffff - 0x800 })
      .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800)),
    { minLength: 1, maxLength: 200 },
  )
  .map((characters) => characters.join(''))

describeEveryStore('comments', (fresh) => {
  test('a comment that is sent again with its key is stored once and answered alike', async () => {
    const store = await fresh()
    const use = { key: 'k1', fingerprint: 'f1' }
    const first = await store.addComment(comment('c1'), use)
    const again = await store.addComment(comment('c2', { receivedAt: '2026-11-24T00:00:00.000Z' }), use)
    expect(first).toEqual({ stored: 'new', id: 'c1', receivedAt: at })
    expect(again).toEqual({ stored: 'before', id: 'c1', receivedAt: at })
    expect((await store.comments({ limit: 10 })).total).toBe(1)
  })

  test('twenty copies of a comment at once are stored once', async () => {
    const store = await fresh()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.addComment(comment(`c${index}`), { key: 'k1', fingerprint: 'f1' }),
      ),
    )
    expect(results.filter(({ stored }) => stored === 'new')).toHaveLength(1)
    expect((await store.comments({ limit: 50 })).total).toBe(1)
  })

  test('a key that was used for another comment is refused', async () => {
    const store = await fresh()
    await store.addComment(comment('c1'), { key: 'k1', fingerprint: 'f1' })
    expect(await store.addComment(comment('c2'), { key: 'k1', fingerprint: 'f2' })).toEqual({
      stored: 'refused',
    })
    expect((await store.comments({ limit: 10 })).total).toBe(1)
  })

  test('what came with a key is known by it afterwards, and nothing by any other', async () => {
    const store = await fresh()
    expect(await store.receipt('k1')).toBeNull()
    await store.addComment(comment('c1'), { key: 'k1', fingerprint: 'f1', likeness: 'l1' })
    await store.addComment(comment('c2'), { key: 'k2', fingerprint: 'f2' })
    // Neither what is sent again nor what is refused changes it.
    for (const fingerprint of ['f1', 'f9'])
      await store.addComment(comment('c3'), { key: 'k1', fingerprint, likeness: 'l3' })
    expect(await store.receipt('k1')).toEqual({ fingerprint: 'f1', id: 'c1', receivedAt: at })
    expect(await store.receipt('k2')).toEqual({ fingerprint: 'f2', id: 'c2', receivedAt: at })
    for (const key of ['k3', 'K1', 'k1 ', '', 'c1'])
      expect([key, await store.receipt(key)]).toEqual([key, null])
  })

  test('a likeness is known once a comment of it has been stored, and as long as its key is', async () => {
    const store = await fresh()
    const known = async () =>
      Promise.all(['l1', 'l2', 'L1', 'l3', ''].map(async (likeness) => store.isLikenessKnown(likeness)))
    expect(await known()).toEqual([false, false, false, false, false])
    await store.addComment(comment('c1'), { key: 'k1', fingerprint: 'f1', likeness: 'l1' })
    await store.addComment(comment('c2'), { key: 'k2', fingerprint: 'f2', likeness: null })
    // Refused, so it has not come.
    await store.addComment(comment('c3'), { key: 'k1', fingerprint: 'f3', likeness: 'l3' })
    expect(await known()).toEqual([true, false, false, false, false])
    const nothing = { comments: null, handledComments: null, outcomes: null, searches: null }
    await store.sweep({ ...nothing, keys: '2026-11-24T00:00:00.000Z', challenges: at })
    expect(await known()).toEqual([false, false, false, false, false])
    expect(await store.receipt('k1')).toBeNull()
  })

  test('what was written comes back to the byte', async () => {
    const store = await fresh()
    let written = 0
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const id = `c${(written += 1)}`
        await store.addComment(comment(id, { text, section: 'steps' }), { key: id, fingerprint: 'f' })
        const { comments } = await store.comments({ limit: 1 })
        expect(comments).toEqual([{ ...comment(id, { text, section: 'steps' }), ...unhandled }])
      }),
      { numRuns: 40 },
    )
  })

  test('comments come newest first, page by page', async () => {
    const store = await fresh()
    for (const id of ['a', 'b', 'c', 'd', 'e']) await leaveComment(store, id)
    const ids = async (before?: string) =>
      (await store.comments({ limit: 2, before })).comments.map(({ id }) => id)
    expect([await ids(), await ids('d'), await ids('b'), await ids('a'), await ids('nobody')]).toEqual([
      ['e', 'd'],
      ['c', 'b'],
      ['a'],
      [],
      [],
    ])
  })
})
