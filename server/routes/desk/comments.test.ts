import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { commentCountsSchema, deskCommentsSchema } from '../../../contract/desk-comments.ts'
import { problemOf } from '../../../tests/api.ts'
import { createDesk } from '../../../tests/desk.ts'
import { hostileTexts } from '../../../tests/hostile-texts.ts'

describe('the inbox', () => {
  test('shows comments with the names that article and section have now, and never who wrote them', async () => {
    const { add, ask } = createDesk()
    await add('c1', {
      author: 'a-reader',
      section: 'steps',
      stars: 2,
      folded: 'duplicate',
      personalData: true,
    })
    await add('c2', { author: 'a-reader', article: 'long-gone', section: 'nowhere' })
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
        receivedAt: '2026-11-23T12:00:00.000Z',
        status: 'open',
        note: null,
        changedAt: null,
        changedBy: null,
      },
    ])
  })

  test('comes page by page, to the last comment and no further', async () => {
    const { add, read } = createDesk()
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
    const { add, read } = createDesk()
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
    const { ask } = createDesk()
    for (const path of ['comments', 'comments/counts', 'comments.csv']) {
      if (path !== 'comments' && query.startsWith('cursor')) continue
      expect((await problemOf(await ask(`${path}?${query}`))).code, path).toBe('invalid_request')
    }
  })

  test('counts what each choice would leave, with names', async () => {
    const { add, read } = createDesk()
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
    const { app, read } = createDesk()
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
