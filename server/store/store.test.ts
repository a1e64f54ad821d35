import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Stars } from '../../contract/feedback.ts'
import { createMemoryStore } from './memory.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store, StoredComment } from './store.ts'

const stores: Record<string, () => Promise<Store>> = {
  memory: async () => createMemoryStore(),
  SQLite: () => openSqliteStore(':memory:'),
}
const at = '2026-11-23T12:00:00.000Z'
const comment = (id: string, changes: Partial<StoredComment> = {}): StoredComment => ({
  id,
  article: 'sign-in',
  section: null,
  text: 'The second step could say where the button is.',
  author: null,
  receivedAt: at,
  ...changes,
})

/** Any code points but NUL and half pairs; fast-check's own `binary` unit takes seconds to build its tables. */
const anyText = fc
  .array(
    fc
      .integer({ min: 1, max: 0x10ffff - 0x800 })
      .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800)),
    { minLength: 1, maxLength: 200 },
  )
  .map((characters) => characters.join(''))

describe.each(Object.entries(stores))('the store in %s', (_name, open) => {
  const opened: Store[] = []
  const fresh = async () => {
    const store = await open()
    opened.push(store)
    return store
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()))
  })

  test('an article nobody rated has no votes', async () => {
    const store = await fresh()
    expect(await store.distribution('sign-in')).toEqual([0, 0, 0, 0, 0])
    expect(await store.vote('sign-in', 'account:1')).toBeNull()
  })

  test('fifty votes of one reader at once leave one vote', async () => {
    const store = await fresh()
    const all: Stars[] = [1, 2, 3, 4, 5]
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.putVote('sign-in', 'account:1', all[index % 5] ?? 1, at),
      ),
    )
    const counts = await store.distribution('sign-in')
    expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  })

  test('the totals equal a recount, whatever was voted and withdrawn', async () => {
    const act = fc.record({
      article: fc.constantFrom('a', 'b'),
      voter: fc.constantFrom('account:1', 'account:2', 'visitor:3'),
      stars: fc.constantFrom<Stars | null>(1, 2, 3, 4, 5, null),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const store = await fresh()
        const recount = new Map<string, Stars>()
        for (const { article, voter, stars } of acts) {
          if (stars === null) {
            await store.deleteVote(article, voter)
            recount.delete(`${article} ${voter}`)
          } else {
            await store.putVote(article, voter, stars, at)
            recount.set(`${article} ${voter}`, stars)
          }
        }
        for (const article of ['a', 'b']) {
          const expected = [0, 0, 0, 0, 0]
          for (const [key, stars] of recount)
            if (key.startsWith(`${article} `)) expected[stars - 1] = (expected[stars - 1] ?? 0) + 1
          expect(await store.distribution(article)).toEqual(expected)
        }
        await store.close()
        opened.splice(opened.indexOf(store), 1)
      }),
      { numRuns: 40 },
    )
  })

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

  test('what was written comes back to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const store = await fresh()
        await store.addComment(comment('c1', { text, section: 'steps' }), { key: 'k', fingerprint: 'f' })
        const { comments } = await store.comments({ limit: 1 })
        expect(comments).toEqual([comment('c1', { text, section: 'steps' })])
        await store.close()
        opened.splice(opened.indexOf(store), 1)
      }),
      { numRuns: 40 },
    )
  })

  test('comments come newest first, page by page', async () => {
    const store = await fresh()
    for (const id of ['a', 'b', 'c', 'd', 'e'])
      await store.addComment(comment(id), { key: id, fingerprint: id })
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

  test('an outcome is taken', async () => {
    const store = await fresh()
    await store.addOutcome({
      troubleshooter: 'sign-in',
      version: '1',
      step: 'reset',
      solved: true,
      answers: { a: 'b' },
      receivedAt: at,
    })
    await expect(store.ping()).resolves.toBeUndefined()
  })
})
