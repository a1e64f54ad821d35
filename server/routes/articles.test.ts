import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { articleListSchema, articleSchema } from '../../contract/article.ts'
import { app, appWith, article, as, problemOf } from '../../tests/api.ts'

describe('reading', () => {
  const open: [who: string, slug: string][] = [
    ['anonymous', 'open'],
    ['no-organisation', 'for-signed-in'],
    ['member', 'manual'],
    ['other-product', 'any-agreement'],
    ['administrator', 'manual'],
    ['editor', 'handbook'],
    ['editor', 'hidden'],
  ]
  const closed: [who: string, slug: string, status: number, code: string][] = [
    ['anonymous', 'for-signed-in', 401, 'sign_in_required'],
    ['anonymous', 'manual', 401, 'sign_in_required'],
    ['anonymous', 'hidden', 404, 'not_found'],
    ['member', 'handbook', 403, 'not_allowed'],
    ['member', 'hidden', 404, 'not_found'],
    ['no-organisation', 'manual', 403, 'organisation_required'],
    ['invited', 'manual', 403, 'organisation_required'],
    ['external', 'manual', 403, 'organisation_required'],
    ['unverified', 'manual', 403, 'email_unverified'],
    ['expired', 'manual', 403, 'maintenance_expired'],
    ['other-product', 'manual', 403, 'product_not_covered'],
  ]
  const read = async (who: string, slug: string) =>
    app.request(`/api/articles/${slug}`, { headers: who === 'anonymous' ? {} : await as(who) })

  test.each(open)('%s reads %s', async (who, slug) => {
    const answer = await read(who, slug)
    expect(answer.status).toBe(200)
    expect(v.parse(articleSchema, await answer.json()).html).toContain(`canary of ${slug}`)
  })

  test.each(closed)('%s does not read %s: %i %s', async (who, slug, status, code) => {
    const answer = await read(who, slug)
    expect(answer.status).toBe(status)
    const problem = await problemOf(answer)
    expect(problem.code).toBe(code)
    expect(JSON.stringify(problem)).not.toContain('canary')
    // What nobody may know of has neither teaser nor remedy.
    expect([problem.teaser?.title, problem.remedy !== undefined]).toEqual(
      status === 404 ? [undefined, false] : [slug, true],
    )
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  })

  test('who never sent a token is asked for one, without an error code', async () => {
    const answer = await app.request('/api/articles/manual')
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="signpost"')
  })

  test('a public article is kept by a cache and asked for again by its tag', async () => {
    const first = await app.request('/api/articles/open')
    const tag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    expect(first.headers.get('Vary')).toBe('Authorization')
    const again = await app.request('/api/articles/open', { headers: { 'If-None-Match': tag } })
    expect([tag === '', again.status]).toEqual([false, 304])
  })

  test('the same article for a signed-in reader is kept by nobody', async () => {
    const answer = await app.request('/api/articles/open', { headers: await as('member') })
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  })
})

describe('the list', () => {
  const list = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(`/api/articles${query}`, { headers })
    return v.parse(articleListSchema, await answer.json())
  }
  test('says of each article whether it is open, and never names a secret one', async () => {
    const { articles, total } = await list('')
    expect(
      articles.map((teaser) => [teaser.slug, teaser.access === 'locked' ? teaser.reason : 'open']),
    ).toEqual([
      ['any-agreement', 'sign_in_required'],
      ['for-signed-in', 'sign_in_required'],
      ['handbook', 'sign_in_required'],
      ['manual', 'sign_in_required'],
      ['open', 'open'],
    ])
    expect(total).toBe(5)
  })
  test('is longer by the secret article for who may read it', async () => {
    expect((await list('', await as('editor'))).total).toBe(6)
  })
  test('is filtered by kind, topic and product', async () => {
    expect((await list('?kind=support-article')).articles.map(({ slug }) => slug)).toEqual(['manual'])
    expect((await list('?topic=agreement')).articles.map(({ slug }) => slug)).toEqual(['any-agreement'])
    expect((await list('?product=signpost-desk')).total).toBe(4)
  })
  test('begins with what changed last, if that is asked for, however many articles there are', async () => {
    const old = Array.from({ length: 60 }, (_, index) => article(`a-${index}`, { updatedAt: '2026-01-01' }))
    const many = appWith({
      content: { articles: [...old, article('z-new', { updatedAt: '2026-11-24' })], flows: [] },
    })
    const first = async (query: string) => {
      const answer = await many.request(`/api/articles${query}`)
      return v.parse(articleListSchema, await answer.json()).articles[0]?.slug
    }
    expect(await first('?order=updated')).toBe('z-new')
    expect(await first('')).toBe('a-0')
  })
  test('refuses a kind that does not exist, and names the place', async () => {
    const problem = await problemOf(await app.request('/api/articles?kind=novel'))
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid_request', 'query.kind'])
  })
  test('refuses a cursor that leads nowhere, rather than starting over', async () => {
    const problem = await problemOf(await app.request('/api/articles?cursor=nowhere'))
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid_request', 'query.cursor'])
  })
  test('comes in pages of fifty, each article once', async () => {
    const many = appWith({
      content: { articles: Array.from({ length: 120 }, (_, index) => article(`a-${index}`)), flows: [] },
    })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: Response = await many.request(`/api/articles${cursor && `?cursor=${cursor}`}`)
      const page: v.InferOutput<typeof articleListSchema> = v.parse(articleListSchema, await answer.json())
      expect(page.articles.length).toBeLessThanOrEqual(50)
      seen.push(...page.articles.map(({ slug }) => slug))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
  })
})
