import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { article, content, problemOf } from '../../../tests/api.ts'
import { createDesk } from '../../../tests/desk.ts'
import { hostileTexts } from '../../../tests/hostile-texts.ts'
import { createMemoryStore } from '../../store/memory/memory-store.ts'
import { StoreUnavailable } from '../../store/store.ts'

describe('the export', () => {
  test('holds what the filter finds, one row each, and is a file that nobody keeps', async () => {
    const { log, add, ask } = createDesk()
    for (let index = 0; index < 1100; index += 1)
      await add(`c${index}`, { author: 'a-reader', text: hostileTexts[index] ?? `Text\n${index}` })
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
    const { ask } = createDesk()
    expect(parse(await (await ask('comments.csv')).text(), { bom: true })).toHaveLength(1)
  })

  test('is refused while the database is away, and never begun', async () => {
    const store = { ...createMemoryStore(), comments: () => Promise.reject(new StoreUnavailable('away')) }
    const answer = await createDesk({ store }).ask('comments.csv')
    expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'unavailable'])
  })

  test('neutralises the titles of articles, too', async () => {
    const articles = [article('open', { title: '=1+1' })]
    const { add, ask } = createDesk({ content: { ...content, articles } })
    await add('c1')
    const [row] = parse(await (await ask('comments.csv')).text(), { bom: true, columns: true }) as {
      title: string
    }[]
    expect(row?.title).toBe("'=1+1")
  })
})
