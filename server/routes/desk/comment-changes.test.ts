import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { changedCommentsSchema, deskCommentSchema } from '../../../contract/desk-comments.ts'
import { bearer, person, problemOf } from '../../../tests/api.ts'
import { createDesk } from '../../../tests/desk.ts'

describe('a change', () => {
  test('handles a comment with a note, says who and when, and is a line of the log without a word of either', async () => {
    const { log, add, change } = createDesk()
    await add('c1')
    const answer = await change('comments/c1', {
      seen: null,
      status: 'handled',
      note: '  Step 2 is clear now. ',
    })
    const comment = v.parse(deskCommentSchema, await answer.json())
    const editor = person('editor').email
    expect(comment).toMatchObject({
      status: 'handled',
      note: 'Step 2 is clear now.',
      changedAt: '2026-11-25T08:00:00.000Z',
      changedBy: { name: person('editor').name, you: true },
    })
    expect(log).toEqual([{ level: 'info', event: 'audit', action: 'handle-comment', editor, target: 'c1' }])

    const reopened = await change('comments/c1', { seen: comment.changedAt, status: 'open', note: '' })
    const { note, changedAt } = v.parse(deskCommentSchema, await reopened.json())
    expect(note).toBeNull()
    // The clock of this test stands still, and yet the two changes can be told apart.
    expect(changedAt).toBe('2026-11-25T08:00:00.001Z')
    expect(log[1]).toMatchObject({ action: 'reopen-comment', target: 'c1' })
  })

  test('is not made over somebody else’s, which is shown instead', async () => {
    const { log, app, add, change } = createDesk()
    await add('c1')
    const colleague = { ...person('editor'), email: 'colleague@example.com', name: 'Carla Colleague' }
    const first = await app.request('/api/desk/comments/c1', {
      method: 'PATCH',
      headers: { ...(await bearer(colleague)), 'Content-Type': 'application/json' },
      body: JSON.stringify({ seen: null, note: 'I am at it' }),
    })
    expect(first.status).toBe(200)
    expect(log[0]).toMatchObject({ action: 'note-comment' })
    const refused = await change('comments/c1', { seen: null, status: 'handled' })
    expect(refused.status).toBe(409)
    const { code, current } = await problemOf(refused)
    expect(code).toBe('changed_meanwhile')
    expect(v.parse(deskCommentSchema, current)).toMatchObject({
      status: 'open',
      note: 'I am at it',
      changedBy: { name: 'Carla Colleague', you: false },
    })
    // Nobody needs to be told under which id the provider knows an editor.
    expect(JSON.stringify(current)).not.toContain(colleague.email)
    expect(log).toHaveLength(1)
  })

  test('that is sent again, as its answer was lost, finds its own work', async () => {
    const { log, add, change } = createDesk()
    await add('c1')
    const once = () => change('comments/c1', { seen: null, status: 'handled', note: 'Done' })
    const [first, again] = [await once(), await once()]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.json()).toEqual(await first.json())
    expect(log).toHaveLength(1)
  })

  test('of many at once says of each what became of it', async () => {
    const { store, log, add, change } = createDesk()
    for (const id of ['a', 'b', 'c']) await add(id)
    await store.changeComments({
      comments: [{ id: 'b', seen: null }],
      note: 'x',
      at: '2026-11-25T07:00:00.000Z',
      by: 'e',
    })
    const answer = await change(
      'comments/changes',
      { comments: ['a', 'b', 'c', 'gone', 'a'].map((id) => ({ id, seen: null })), status: 'handled' },
      'POST',
    )
    const { changed, overtaken, missing } = v.parse(changedCommentsSchema, await answer.json())
    expect(changed.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(overtaken.map(({ id }) => id)).toEqual(['b'])
    expect(missing).toEqual(['gone'])
    expect(log.map(({ action, target }) => [action, target])).toEqual([
      ['handle-comment', 'a'],
      ['handle-comment', 'c'],
    ])
  })

  test.each<[what: string, path: string, body: object, method?: string]>([
    ['nothing to change', 'comments/c1', { seen: null }],
    ['no word of what was seen', 'comments/c1', { status: 'handled' }],
    ['what was seen at no time', 'comments/c1', { seen: 'yesterday', status: 'handled' }],
    ['an unknown status', 'comments/c1', { seen: null, status: 'deleted' }],
    ['a note that is too long', 'comments/c1', { seen: null, note: 'x'.repeat(1001) }],
    ['a note that cannot be stored', 'comments/c1', { seen: null, note: '\u0000' }],
    ['more than it may', 'comments/c1', { seen: null, status: 'open', author: 'x' }],
    ['no comments', 'comments/changes', { comments: [], status: 'open' }, 'POST'],
    [
      'too many comments',
      'comments/changes',
      { comments: Array.from({ length: 101 }, () => ({ id: 'c', seen: null })), status: 'open' },
      'POST',
    ],
  ])('with %s is refused', async (_what, path, body, method) => {
    const { log, add, change } = createDesk()
    await add('c1')
    expect((await problemOf(await change(path, body, method))).code).toBe('invalid_request')
    expect(log).toEqual([])
  })

  test('of a comment that is gone, or was none, finds nothing', async () => {
    const { ask, change } = createDesk()
    expect((await problemOf(await change('comments/c1', { seen: null, status: 'open' }))).code).toBe(
      'not_found',
    )
    expect((await problemOf(await ask('comments/c1'))).code).toBe('not_found')
    expect((await problemOf(await ask('comments/%00'))).code).toBe('invalid_request')
  })
})
