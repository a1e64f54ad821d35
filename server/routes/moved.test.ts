import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { articleListSchema, articleSchema, topicListSchema } from '../../contract/article.ts'
import { appWith, article, as, problemOf } from '../../tests/api.ts'
import { pageRedirects } from '../library/redirects.ts'

const inside: Parameters<typeof article>[1] = { access: 'maintenance', products: ['signpost-portal'] }
const articles = [
  article('b', { topics: ['account', 'x'], redirectFrom: ['/articles/old-b', '/docs/b.html'] }),
  article('a', { versions: { from: '2.0', to: '3.4' } }),
  article('c', { ...inside, versions: ['1.0'], redirectFrom: ['/articles/old-c'] }),
  article('d', { order: 1 }),
  article('s', { access: 'editors', secret: true, redirectFrom: ['/articles/old-s'] }),
]
const products = [{ id: 'signpost-portal', name: 'Signpost portal', versions: ['1.0', '2.0', '2.1', '4.0'] }]
const topics = [{ id: 'account', name: 'Your account', summary: 'What it is.', articles: ['c'] }]
const content = { articles, flows: [], products, topics }
const app = appWith({ content })
const get = async <Schema extends v.GenericSchema>(path: string, schema: Schema, who?: string) =>
  v.parse(schema, await (await app.request(path, { headers: who ? await as(who) : {} })).json())

describe('an article that moved', () => {
  test.each(['', '/rating'])('is said to be elsewhere, whatever is asked of it: %s', async (call) => {
    const problem = await problemOf(await app.request(`/api/articles/old-b${call}`))
    expect([problem.status, problem.code, problem.movedTo]).toEqual([410, 'moved', 'b'])
  })

  test('is said so of a locked one: that it exists is no secret', async () => {
    expect((await problemOf(await app.request('/api/articles/old-c'))).movedTo).toBe('c')
  })

  test('is nowhere for who may not know of it, and elsewhere for who may', async () => {
    const stranger = await app.request('/api/articles/old-s')
    expect(await problemOf(stranger)).toEqual({
      ...(await problemOf(await app.request('/api/articles/never'))),
      instance: '/api/articles/old-s',
    })
    const editor = await app.request('/api/articles/old-s', { headers: await as('editor') })
    expect((await problemOf(editor)).movedTo).toBe('s')
  })

  test('is found by the old addresses of its page, but for a secret one', () => {
    const moved = pageRedirects(content)
    expect(['/articles/old-b', '/docs/b.html', '/docs/b.html/', '/articles/old-c'].map(moved)).toEqual([
      '/articles/b',
      '/articles/b',
      '/articles/b',
      '/articles/c',
    ])
    expect(['/articles/old-s', '/articles/b', '/', '/docs'].map(moved)).toEqual([null, null, null, null])
  })
})

describe('a topic', () => {
  const order = async (query = '', who?: string) => {
    const list = await get(`/api/articles?topic=account&order=topic${query}`, articleListSchema, who)
    return list.articles.map(({ slug }) => slug)
  }

  test('begins with the articles that it names, then goes by their own order, then by title', async () => {
    expect(await order()).toEqual(['c', 'd', 'a', 'b'])
    expect(await order('', 'editor')).toEqual(['c', 'd', 'a', 'b', 's'])
    expect(await order('&cursor=d')).toEqual(['a', 'b'])
  })

  test('says what it is about', async () => {
    const { topicSummary } = await get('/api/articles?topic=account', articleListSchema)
    expect(topicSummary).toBe('What it is.')
    const { topicSummary: none } = await get('/api/articles?topic=nothing', articleListSchema)
    expect(none).toBeUndefined()
  })

  test('is listed with how much of it a reader may know of', async () => {
    const account = { id: 'account', articles: 4, summary: 'What it is.' }
    const other = { id: 'x', articles: 1, summary: null }
    expect((await get('/api/topics', topicListSchema)).topics).toEqual([account, other])
    expect((await get('/api/topics', topicListSchema, 'editor')).topics[0]?.articles).toBe(5)
  })

  test('leads from an article to those before and after it, locked ones too, and past secret ones', async () => {
    const around = async (slug: string, who?: string) => {
      const { neighbours } = await get(`/api/articles/${slug}`, articleSchema, who)
      return [neighbours.previous?.slug, neighbours.next?.slug]
    }
    expect(await around('d')).toEqual(['c', 'a'])
    expect(await around('b')).toEqual(['a', undefined])
    expect(await around('b', 'editor')).toEqual(['a', 's'])
    const { neighbours } = await get('/api/articles/d', articleSchema)
    expect([neighbours.topic, neighbours.previous?.access]).toEqual(['account', 'locked'])
  })

  test('has a name that the portal reads at its start, where it is another one and readers may know of it', async () => {
    const secretly = {
      content: { ...content, articles: [article('s', { access: 'editors', secret: true })] },
    }
    const names = async (api: typeof app) =>
      ((await (await api.request('/config.json')).json()) as { names: object }).names
    expect(await names(app)).toEqual({ account: 'Your account' })
    expect(await names(appWith(secretly))).toEqual({})
  })
})

describe('a version', () => {
  test('is offered where something is said of it, in the order of the product', async () => {
    const { filters } = await get('/api/articles', articleListSchema)
    expect(filters.versions).toEqual(['1.0', '2.0', '2.1', '3.4'])
  })

  test.each([
    ['2.1', ['a', 'b', 'd']],
    ['1.0', ['b', 'c', 'd']],
    ['4.0', ['b', 'd']],
  ])('narrows the list to what holds for %s', async (version, slugs) => {
    const { articles } = await get(`/api/articles?version=${version}`, articleListSchema)
    expect(articles.map(({ slug }) => slug)).toEqual(slugs)
  })
})
