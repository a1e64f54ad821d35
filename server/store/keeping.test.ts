import { expect, test } from 'vitest'
import { storedComment } from '../../tests/comments.ts'
import { describeEveryStore } from '../../tests/every-store.ts'
import type { Cutoffs, Store, StoredComment } from './store.ts'

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T12:00:00.000Z`
const leave = (
  store: Store,
  id: string,
  author: string | null,
  changes: Partial<StoredComment> = {},
  key = id,
) =>
  store.addComment(
    storedComment(id, { text: `Written by ${author}.`, author, receivedAt: day(1), ...changes }),
    { key, fingerprint: 'the same' },
  )
const outcome = {
  troubleshooter: 'sign-in',
  version: '1',
  step: 'done',
  solved: true,
  answers: {},
  checks: {},
}
const everything: Cutoffs = {
  keys: day(10),
  challenges: day(10),
  comments: null,
  handledComments: null,
  outcomes: null,
  searches: null,
}
const idsIn = async (store: Store) => (await store.comments({ limit: 50 })).comments.map(({ id }) => id)

describeEveryStore('what is kept', (fresh) => {
  test('of an account is its comments and votes, and nobody else’s', async () => {
    const store = await fresh()
    await leave(store, 'own', 'mira')
    await leave(store, 'other', 'noor')
    await leave(store, 'anonymous', null)
    await store.putVote({ article: 'sign-in', revision: 2 }, 'account:mira', 4, day(2))
    await store.putVote({ article: 'a', revision: 1 }, 'account:mira', 5, day(3))
    await store.putVote({ article: 'sign-in', revision: 2 }, 'visitor:mira', 1, day(2))
    expect(await store.keptOf({ kind: 'account', id: 'mira' })).toMatchObject({
      comments: [{ id: 'own', text: 'Written by mira.', author: 'mira', status: 'open' }],
      votes: [
        { article: 'a', revision: 1, stars: 5, votedAt: day(3) },
        { article: 'sign-in', revision: 2, stars: 4, votedAt: day(2) },
      ],
      handled: [],
    })
    expect(await store.keptOf({ kind: 'visitor', id: 'mira' })).toEqual({
      comments: [],
      votes: [{ article: 'sign-in', revision: 2, stars: 1, votedAt: day(2) }],
      handled: [],
    })
  })

  test('of an account that is erased is nothing: the key of a comment does not bring it back', async () => {
    const store = await fresh()
    await leave(store, 'own', 'mira')
    await leave(store, 'other', 'noor')
    await store.putVote({ article: 'sign-in', revision: 1 }, 'account:mira', 4, day(2))
    await store.putVote({ article: 'sign-in', revision: 1 }, 'account:noor', 2, day(2))
    const mira = { kind: 'account', id: 'mira' } as const
    expect(await store.erase(mira)).toEqual({ comments: 1, votes: 1, handled: 0 })
    expect(await store.keptOf(mira)).toEqual({ comments: [], votes: [], handled: [] })
    expect(await idsIn(store)).toEqual(['other'])
    expect(await store.distribution({ article: 'sign-in', revision: 1 })).toEqual([0, 1, 0, 0, 0])
    expect(await store.erase(mira)).toEqual({ comments: 0, votes: 0, handled: 0 })
    expect(await leave(store, 'own', 'mira')).toMatchObject({ stored: 'new' })
  })

  test('of a browser are its votes; an account of the same name stays', async () => {
    const store = await fresh()
    await leave(store, 'own', 'mira')
    await store.putVote({ article: 'sign-in', revision: 1 }, 'visitor:mira', 4, day(2))
    await store.putVote({ article: 'sign-in', revision: 1 }, 'account:mira', 2, day(2))
    expect(await store.erase({ kind: 'visitor', id: 'mira' })).toEqual({ comments: 0, votes: 1, handled: 0 })
    expect(await idsIn(store)).toEqual(['own'])
    expect(await store.distribution({ article: 'sign-in', revision: 1 })).toEqual([0, 1, 0, 0, 0])
  })

  test('stays for ever without limits, but for keys and proofs of work', async () => {
    const store = await fresh()
    await leave(store, 'old', 'mira')
    await leave(store, 'new', 'mira', { receivedAt: day(11) })
    await store.spendChallenge('old', day(9))
    await store.spendChallenge('new', day(11))
    expect(await store.sweep(everything)).toEqual({
      keys: 1,
      challenges: 1,
      comments: 0,
      handledComments: 0,
      outcomes: 0,
      searches: 0,
    })
    expect(await idsIn(store)).toEqual(['new', 'old'])
    // The key of the old one is free again, that of the new one is not.
    await leave(store, 'again', 'mira', {}, 'old')
    await leave(store, 'in vain', 'mira', {}, 'new')
    expect(await idsIn(store)).toEqual(['again', 'new', 'old'])
    expect(await store.spendChallenge('new', day(11))).toBe(false)
  })

  test('of an editor is whose handling it was; the comment stays handled', async () => {
    const store = await fresh()
    await leave(store, 'one', 'mira')
    await store.changeComments({
      comments: [{ id: 'one', seen: null }],
      status: 'handled',
      note: 'Done.',
      at: day(3),
      by: 'edda',
      byName: 'Edda Sørensen',
    })
    const edda = { kind: 'account', id: 'edda' } as const
    expect(await store.keptOf(edda)).toEqual({ comments: [], votes: [], handled: ['one'] })
    expect(await store.erase(edda)).toEqual({ comments: 0, votes: 0, handled: 1 })
    expect(await store.comment('one')).toMatchObject({
      status: 'handled',
      note: 'Done.',
      changedBy: null,
      changedByName: null,
    })
    // Its time runs from when it was handled.
    const cutoffs = { ...everything, handledComments: day(3) }
    expect(await store.sweep(cutoffs)).toMatchObject({ handledComments: 0 })
    expect(await store.sweep({ ...cutoffs, handledComments: day(4) })).toMatchObject({ handledComments: 1 })
    expect(await idsIn(store)).toEqual([])
  })

  test('goes when it is older than its limit', async () => {
    const store = await fresh()
    await leave(store, 'old', 'mira', { receivedAt: day(4) })
    await leave(store, 'just', 'mira', { receivedAt: day(5) })
    for (const [walk, number] of [
      ['w1', 2],
      ['w2', 3],
      ['w3', 4],
    ] as const)
      await store.addOutcome({ ...outcome, walk, turn: 0, receivedAt: day(number) })
    expect(
      await store.sweep({ ...everything, comments: day(5), handledComments: day(9), outcomes: day(4) }),
    ).toEqual({ keys: 2, challenges: 0, comments: 1, handledComments: 0, outcomes: 2, searches: 0 })
    expect(await idsIn(store)).toEqual(['just'])
  })
})
