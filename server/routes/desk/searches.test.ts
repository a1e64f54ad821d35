import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { deskSearchesSchema } from '../../../contract/desk-searches.ts'
import { appWith, as, problemOf } from '../../../tests/api.ts'
import type { LogEvent } from '../../app.ts'
import type { LimitName } from '../../http/limits.ts'
import { createMemoryStore } from '../../store/memory/memory-store.ts'
import { StoreUnavailable } from '../../store/store.ts'

const search = (app: ReturnType<typeof appWith>, q: string, init: RequestInit = {}) =>
  app.request(`/api/search?q=${encodeURIComponent(q)}`, init)
async function missed(app: ReturnType<typeof appWith>, query = '') {
  const answer = await app.request(`/api/desk/searches${query}`, { headers: await as('editor') })
  expect(answer.status).toBe(200)
  return v.parse(deskSearchesSchema, await answer.json())
}

describe('searches that found nothing', () => {
  test('are listed for editors, by text and number, with nothing of who asked', async () => {
    const app = appWith({ now: () => new Date('2026-11-25T08:00:00Z') })
    await search(app, 'Quagga')
    await search(app, ' quagga ', { headers: await as('member') })
    await search(app, 'dodo')
    await search(app, 'open')
    const at = '2026-11-25T08:00:00.000Z'
    expect(await missed(app)).toEqual({
      searches: [
        { text: 'quagga', count: 2, firstAt: at, lastAt: at },
        { text: 'dodo', count: 1, firstAt: at, lastAt: at },
      ],
      total: 2,
    })
    expect((await missed(app, '?page=2')).searches).toEqual([])
  })

  test.each([
    ['while somebody types', 'quag&typing=yes', {}],
    ['when an editor looks in somebody else’s place', 'quagga', { 'X-View-As': 'anonymous' }],
  ])('are not counted %s', async (_when, query, headers) => {
    const app = appWith()
    await app.request(`/api/search?q=${query}`, { headers: { ...(await as('editor')), ...headers } })
    await app.request('/api/search?q=quagga', { method: 'HEAD' })
    expect((await missed(app)).total).toBe(0)
  })

  /** What is counted of searches from one address that has missed too often, and whose each of it is. */
  function whereOneIsOver() {
    const counted: [LimitName, string][] = []
    const over = { used: 9, isOver: true, seconds: 1 }
    const within = { used: 1, isOver: false, seconds: 1 }
    const limits = {
      count: async (name: LimitName, who: string) => {
        counted.push([name, who])
        return name === 'missedSearchesOfAddress' ? over : within
      },
      look: async () => within,
    }
    return { app: appWith({ limits }), counted }
  }

  test('are not counted any more from an address that asks too often, which is answered all the same and uses up nothing of others', async () => {
    const { app, counted } = whereOneIsOver()
    const answer = await app.request('/api/search?q=quagga', {}, { address: '192.0.2.1' })
    expect(answer.status).toBe(200)
    expect(counted).toEqual([
      ['readsOfAddress', '192.0.2.1'],
      ['searchesOfAddress', '192.0.2.1'],
      ['missedSearchesOfAddress', '192.0.2.1'],
    ])
    expect((await missed(app)).total).toBe(0)
  })

  test('are counted for whom a page is drawn, who has been counted for the page itself', async () => {
    const { app, counted } = whereOneIsOver()
    await app.request('/api/search?q=quagga', {}, { drawnFor: '192.0.2.1' })
    expect(counted).toEqual([['missedSearchesOfAddress', '192.0.2.1']])
    expect((await missed(app)).total).toBe(0)
  })

  test('are answered while the database is away, and the log says so without the text', async () => {
    const store = createMemoryStore()
    vi.spyOn(store, 'addMissedSearch').mockRejectedValue(new StoreUnavailable('away'))
    const logged: LogEvent[] = []
    const answer = await search(appWith({ store, log: (event) => logged.push(event) }), 'quagga')
    expect(answer.status).toBe(200)
    expect(logged).toMatchObject([{ level: 'error', event: 'search not counted' }])
    expect(JSON.stringify(logged)).not.toContain('quagga')
  })

  test('are for editors alone', async () => {
    const app = appWith()
    expect(await problemOf(await app.request('/api/desk/searches'))).toMatchObject({
      code: 'sign_in_required',
    })
    const answer = await app.request('/api/desk/searches', { headers: await as('member') })
    expect(await problemOf(answer)).toMatchObject({ code: 'not_allowed' })
  })
})
