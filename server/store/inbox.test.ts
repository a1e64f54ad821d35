import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storedComment as comment } from '../../tests/comments.ts'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { CommentFilter, Handling, Store, StoredComment } from './store.ts'

const at = '2026-11-23T12:00:00.000Z'
const later = '2026-11-23T13:00:00.000Z'

async function filled(store: Store, comments: StoredComment[]) {
  for (const one of comments) await store.addComment(one, { key: one.id, fingerprint: one.id })
  return store
}
const idsOf = async (store: Store, filter: CommentFilter) =>
  (await store.comments({ limit: 100 }, filter)).comments.map(({ id }) => id)

const inbox = [
  comment('a', { section: 'steps', stars: 2, text: '100% of it_works' }),
  comment('b', { article: 'install', stars: 5, personalData: true, text: 'ÄÖ in the title, Ärger' }),
  comment('c', { article: 'install', language: 'fi', folded: 'links-only', text: 'Kiitos' }),
  comment('d', { section: 'steps', folded: 'duplicate', text: 'Where is the BUTTON? !' }),
  comment('e', { section: 'before', stars: 2, text: 'Say where the button is.' }),
]

const searches: [what: string, filter: CommentFilter, ids: string[]][] = [
  ['everything', {}, ['e', 'd', 'c', 'b', 'a']],
  ['an article', { article: 'open' }, ['e', 'd', 'a']],
  ['a section of an article', { article: 'open', section: 'steps' }, ['d', 'a']],
  ['an article as a whole', { article: 'install', section: null }, ['c', 'b']],
  ['a language', { language: 'fi' }, ['c']],
  ['a number of stars', { stars: 2 }, ['e', 'a']],
  ['readers who had not rated', { stars: null }, ['d', 'c']],
  ['what is not folded', { folded: false }, ['e', 'b', 'a']],
  ['what is folded', { folded: true }, ['d', 'c']],
  ['what is folded for a reason', { foldedFor: 'duplicate' }, ['d']],
  ['what may hold personal data', { personalData: true }, ['b']],
  ['words in another case', { search: 'button IS' }, ['e']],
  ['letters beyond English, in another case', { search: 'äö in the TITLE, ÄRGER' }, ['b']],
  ['signs that a database gives a meaning', { search: '0% of it_w' }, ['a']],
  ['no wildcards', { search: '%button_%' }, []],
  ['the sign that escapes', { search: '? !' }, ['d']],
  ['all at once', { article: 'open', section: 'steps', stars: 2, folded: false, search: 'works' }, ['a']],
  ['nothing', { article: 'nowhere' }, []],
]

describeEveryStore('the inbox', (fresh) => {
  test('finds what a filter asks for, and counts it', async () => {
    const store = await filled(await fresh(), inbox)
    for (const [what, filter, ids] of searches) {
      expect(await idsOf(store, filter), what).toEqual(ids)
      expect((await store.comments({ limit: 1 }, filter)).total, what).toBe(ids.length)
    }
  })

  test('goes on after the last comment of a page, with the same filter', async () => {
    const store = await filled(await fresh(), inbox)
    const page = async (before?: string) =>
      (await store.comments({ limit: 2, before }, { folded: false })).comments.map(({ id }) => id)
    expect([await page(), await page('b'), await page('d'), await page('nobody')]).toEqual([
      ['e', 'b'],
      ['a'],
      ['b', 'a'],
      [],
    ])
  })

  test('counts what each choice of a filter would leave', async () => {
    const store = await filled(await fresh(), inbox)
    const counts = await store.commentCounts({ article: 'open', folded: false })
    const sorted = (counted: { value: unknown; count: number }[]) =>
      counted.map(({ value, count }) => `${String(value)} ${count}`).toSorted()
    expect(Object.fromEntries(Object.entries(counts).map(([name, each]) => [name, sorted(each)]))).toEqual({
      status: ['open 2'],
      article: ['install 1', 'open 2'],
      section: ['before 1', 'steps 1'],
      language: ['en 2'],
      stars: ['2 2'],
      folded: ['duplicate 1', 'null 2'],
      personalData: ['false 2'],
    })
    expect((await store.commentCounts({})).section).toEqual([])
  })

  test('counts exactly what the filter then finds', async () => {
    const store = await filled(await fresh(), inbox)
    const choice = <Value>(values: Value[]) => fc.constantFrom(undefined, ...values)
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          article: choice(['open', 'install']),
          status: choice<Handling['status']>(['open', 'handled']),
          language: choice(['en', 'fi']),
          stars: choice<2 | 5 | null>([2, 5, null]),
          folded: choice([true, false]),
          personalData: choice([true, false]),
          search: choice(['the', 'IT']),
        }),
        async (filter) => {
          const counts = await store.commentCounts(filter)
          for (const { value, count } of counts.article)
            expect(await idsOf(store, { ...filter, article: value })).toHaveLength(count)
          for (const { value, count } of counts.stars)
            expect(await idsOf(store, { ...filter, stars: value })).toHaveLength(count)
          for (const { value, count } of counts.personalData)
            expect(await idsOf(store, { ...filter, personalData: value })).toHaveLength(count)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('a comment is handled with a note, by whom and when, and opened again', async () => {
    const store = await filled(await fresh(), inbox)
    const handled = await store.changeComments({
      comments: [{ id: 'a', seen: null }],
      status: 'handled',
      note: 'Step 2 names the button now.',
      at,
      by: 'edda',
      byName: 'Edda Sørensen',
    })
    const after = {
      status: 'handled',
      note: 'Step 2 names the button now.',
      changedAt: at,
      changedBy: 'edda',
      changedByName: 'Edda Sørensen',
    }
    expect(handled).toEqual({ changed: [{ ...inbox[0], ...after }], overtaken: [], missing: [] })
    expect(await store.comment('a')).toEqual({ ...inbox[0], ...after })
    expect(await idsOf(store, { search: 'NAMES the' })).toEqual(['a'])

    await store.changeComments({ comments: [{ id: 'a', seen: at }], status: 'open', at: later, by: 'erik' })
    expect(await store.comment('a')).toMatchObject({
      status: 'open',
      note: after.note,
      changedBy: 'erik',
      changedByName: null,
    })
    await store.changeComments({
      comments: [{ id: 'a', seen: later }],
      note: null,
      at: `${later}x`,
      by: 'erik',
    })
    expect(await store.comment('a')).toMatchObject({ status: 'open', note: null })
    expect(await store.comment('nobody')).toBeNull()
  })

  test('what somebody else has changed since is left alone and shown, the rest of the change is made', async () => {
    const store = await filled(await fresh(), inbox)
    await store.changeComments({ comments: [{ id: 'b', seen: null }], note: 'Mine', at, by: 'erik' })
    const { changed, overtaken, missing } = await store.changeComments({
      comments: [
        { id: 'c', seen: null },
        { id: 'b', seen: null },
        { id: 'gone', seen: null },
        { id: 'a', seen: at },
      ],
      status: 'handled',
      at: later,
      by: 'edda',
    })
    expect(changed.map(({ id }) => id)).toEqual(['c'])
    expect(overtaken).toHaveLength(2)
    expect(overtaken).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'a', note: null, status: 'open' }),
        expect.objectContaining({ id: 'b', note: 'Mine', status: 'open' }),
      ]),
    )
    expect(missing).toEqual(['gone'])
  })

  test('of ten editors who handle a comment at once, one does and the others learn of it', async () => {
    const store = await filled(await fresh(), inbox)
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.changeComments({
          comments: [
            { id: 'a', seen: null },
            { id: 'b', seen: null },
          ],
          status: 'handled',
          at,
          by: `editor-${index}`,
        }),
      ),
    )
    expect(all.flatMap(({ changed }) => changed.map(({ id }) => id)).toSorted()).toEqual(['a', 'b'])
    expect(all.flatMap(({ overtaken }) => overtaken)).toHaveLength(18)
  })
})
