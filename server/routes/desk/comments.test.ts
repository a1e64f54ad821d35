import { parse } from 'csv-parse/sync'
import * as v from 'valibot'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  changedCommentsSchema,
  commentCountsSchema,
  deskCommentSchema,
  deskCommentsSchema,
} from '../../../contract/desk-comments.ts'
import { people } from '../../../mocks/people.ts'
import { appWith, article, as, bearer, content, person, problemOf } from '../../../tests/api.ts'
import { hostileTexts } from '../../../tests/hostile-texts.ts'
import type { LogEvent } from '../../app.ts'
import { createMemoryStore } from '../../store/memory/memory-store.ts'
import { type Store, type StoredComment, StoreUnavailable } from '../../store/store.ts'

let store: Store
let log: LogEvent[]
let app: ReturnType<typeof appWith>
const start = Date.parse('2026-11-25T08:00:00.000Z')

beforeEach(() => {
  store = createMemoryStore()
  log = []
  app = appWith({ store, now: () => new Date(start), log: (event) => log.push(event) })
})

const add = (id: string, changes: Partial<StoredComment> = {}) =>
  store.addComment(
    {
      id,
      article: 'open',
      revision: 1,
      language: 'en',
      section: null,
      text: `Comment ${id}`,
      author: 'a-reader',
      stars: null,
      folded: null,
      personalData: false,
      receivedAt: '2026-11-24T12:00:00.000Z',
      ...changes,
    },
    { key: id, fingerprint: id },
  )
const ask = async (path: string, { who = 'editor', ...init }: RequestInit & { who?: string } = {}) =>
  app.request(`/api/desk/${path}`, {
    ...init,
    headers: { ...(who === 'nobody' ? {} : await as(who)), 'Content-Type': 'application/json' },
  })
const read = async <Schema extends v.GenericSchema>(schema: Schema, path: string) =>
  v.parse(schema, await (await ask(path)).json())
const change = (path: string, body: object, method = 'PATCH', who = 'editor') =>
  ask(path, { method, body: JSON.stringify(body), who })

describe('the inbox', () => {
  test('shows comments with the names that article and section have now, and never who wrote them', async () => {
    await add('c1', { section: 'steps', stars: 2, folded: 'duplicate', personalData: true })
    await add('c2', { article: 'long-gone', section: 'nowhere' })
    const answer = await ask('comments')
    const text = await answer.text()
    expect(text).not.toContain('a-reader')
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const { comments, total, next } = v.parse(deskCommentsSchema, JSON.parse(text))
    expect([total, next]).toEqual([2, null])
    expect(comments).toEqual([
      expect.objectContaining({
        id: 'c2',
        article: { slug: 'long-gone', title: null },
        section: { id: 'nowhere', text: null },
      }),
      {
        id: 'c1',
        article: { slug: 'open', title: 'open' },
        section: { id: 'steps', text: 'Steps' },
        language: 'en',
        text: 'Comment c1',
        stars: 2,
        folded: 'duplicate',
        personalData: true,
        receivedAt: '2026-11-24T12:00:00.000Z',
        status: 'open',
        note: null,
        changedAt: null,
        changedBy: null,
      },
    ])
  })

  test('comes page by page, to the last comment and no further', async () => {
    for (let index = 0; index < 120; index += 1) await add(`c${index}`)
    const pages: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: v.InferOutput<typeof deskCommentsSchema> = await read(
        deskCommentsSchema,
        `comments?status=open${cursor && `&cursor=${cursor}`}`,
      )
      expect(page.total).toBe(120)
      pages.push(page.comments.length)
      cursor = page.next
    }
    expect(pages).toEqual([50, 50, 20])
  })

  test.each([
    ['article=open', ['whole', 'steps']],
    ['article=open&section=steps', ['steps']],
    ['article=open&section=.', ['whole']],
    ['stars=none', ['other', 'whole']],
    ['stars=2', ['steps']],
    ['folded=yes', ['other']],
    ['folded=no', ['steps', 'whole']],
    ['folded=duplicate', ['other']],
    ['folded=links_only', []],
    ['personal=yes', ['whole']],
    ['personal=no&language=fi', ['other']],
    ['q=COMMENT%20s', ['steps']],
    ['status=handled', []],
  ])('is narrowed by %s', async (query, ids) => {
    await add('whole', { personalData: true })
    await add('steps', { section: 'steps', stars: 2 })
    await add('other', { article: 'manual', folded: 'duplicate', language: 'fi' })
    const { comments } = await read(deskCommentsSchema, `comments?${query}`)
    expect(comments.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  test.each([
    'status=gone',
    'stars=6',
    'folded=%3Cscript%3E',
    'personal=perhaps',
    'article=Not%20A%20Slug',
    'q=',
    'q=%00',
    `q=${'x'.repeat(201)}`,
    'cursor=%00',
    'section=%00',
    'language=english!',
    'stars=1&stars=2',
  ])('refuses %s', async (query) => {
    for (const path of ['comments', 'comments/counts', 'comments.csv']) {
      if (path !== 'comments' && query.startsWith('cursor')) continue
      expect((await problemOf(await ask(`${path}?${query}`))).code, path).toBe('invalid_request')
    }
  })

  test('counts what each choice would leave, with names', async () => {
    await add('whole', { personalData: true })
    await add('steps', { section: 'steps', stars: 2 })
    await add('other', { article: 'manual', folded: 'duplicate' })
    const counts = await read(commentCountsSchema, 'comments/counts?article=open&status=open')
    expect(counts.article).toEqual(
      expect.arrayContaining([
        { value: 'open', name: 'open', count: 2 },
        { value: 'manual', name: 'manual', count: 1 },
      ]),
    )
    expect(counts.section).toEqual(
      expect.arrayContaining([
        { value: null, name: null, count: 1 },
        { value: 'steps', name: 'Steps', count: 1 },
      ]),
    )
    expect(counts.personal).toEqual(
      expect.arrayContaining([
        { value: true, count: 1 },
        { value: false, count: 1 },
      ]),
    )
  })

  test('gives back byte for byte what readers could send, whatever it is', async () => {
    const sent: string[] = []
    for (const text of hostileTexts) {
      const answer = await app.request('/api/articles/open/comments', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ text }),
      })
      expect([201, 400]).toContain(answer.status)
      if (answer.status === 201) sent.push(text)
    }
    expect(sent.length).toBeGreaterThan(70)
    const got: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: v.InferOutput<typeof deskCommentsSchema> = await read(
        deskCommentsSchema,
        `comments${cursor && `?cursor=${cursor}`}`,
      )
      got.push(...page.comments.map(({ text }) => text))
      cursor = page.next
    }
    expect(got.toReversed()).toEqual(sent)
  })
})

describe('a change', () => {
  test('handles a comment with a note, says who and when, and is a line of the log without a word of either', async () => {
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
    await add('c1')
    const once = () => change('comments/c1', { seen: null, status: 'handled', note: 'Done' })
    const [first, again] = [await once(), await once()]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.json()).toEqual(await first.json())
    expect(log).toHaveLength(1)
  })

  test('of many at once says of each what became of it', async () => {
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
    await add('c1')
    expect((await problemOf(await change(path, body, method))).code).toBe('invalid_request')
    expect(log).toEqual([])
  })

  test('of a comment that is gone, or was none, finds nothing', async () => {
    expect((await problemOf(await change('comments/c1', { seen: null, status: 'open' }))).code).toBe(
      'not_found',
    )
    expect((await problemOf(await ask('comments/c1'))).code).toBe('not_found')
    expect((await problemOf(await ask('comments/%00'))).code).toBe('invalid_request')
  })
})

describe('the export', () => {
  test('holds what the filter finds, one row each, and is a file that nobody keeps', async () => {
    for (let index = 0; index < 1100; index += 1)
      await add(`c${index}`, { text: hostileTexts[index] ?? `Text\n${index}` })
    await add('other', { article: 'manual' })
    const answer = await ask('comments.csv?article=open')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="comments-2026-11-25.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.indexOf('\ufeff"id"', 1)).toBe(-1)
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(1100)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1100)
    expect(rows[0]).toMatchObject({ id: 'c1099', article: 'open', title: 'open', status: 'open' })
    expect(text).not.toContain('a-reader')
    expect(log).toEqual([
      expect.objectContaining({ event: 'audit', action: 'export-comments', target: 'comments.csv' }),
    ])
  })

  test('of nothing is a head without rows', async () => {
    expect(parse(await (await ask('comments.csv')).text(), { bom: true })).toHaveLength(1)
  })

  test('is refused while the database is away, and never begun', async () => {
    app = appWith({ store: { ...store, comments: () => Promise.reject(new StoreUnavailable('away')) } })
    const answer = await ask('comments.csv')
    expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'unavailable'])
  })

  test('neutralises the titles of articles, too', async () => {
    app = appWith({ store, content: { ...content, articles: [article('open', { title: '=1+1' })] } })
    await add('c1')
    const [row] = parse(await (await ask('comments.csv')).text(), { bom: true, columns: true }) as {
      title: string
    }[]
    expect(row?.title).toBe("'=1+1")
  })
})

describe('the door', () => {
  const calls: [method: string, path: string][] = [
    ['GET', 'comments'],
    ['GET', 'comments/counts'],
    ['GET', 'comments/c1'],
    ['GET', 'comments.csv'],
    ['PATCH', 'comments/c1'],
    ['POST', 'comments/changes'],
    ['GET', 'nothing-here'],
  ]
  const others = people
    .filter(({ roles }) => !roles?.includes('editor'))
    .map(({ email }) => email.split('@')[0] ?? '')

  test.each(calls)('keeps %s %s for editors', async (method, path) => {
    await add('c1')
    const init = {
      method,
      ...(method !== 'GET' && { body: JSON.stringify({ seen: null, status: 'handled' }) }),
    }
    expect((await problemOf(await ask(path, { ...init, who: 'nobody' }))).code).toBe('sign_in_required')
    for (const who of others)
      expect((await problemOf(await ask(path, { ...init, who }))).code).toBe('not_allowed')
    expect((await store.comment('c1'))?.status).toBe('open')
    expect(log).toEqual([])
  })
})
