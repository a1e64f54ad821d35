import { describe, expect, test } from 'vitest'
import { demoConfig } from '../../mocks/demo-config.ts'
import { article, content } from '../../tests/api.ts'
import { feedOf } from './feed.ts'
import { listings } from '../host/listings.ts'
import { robotsOf, sitemapsOf } from './sitemap.ts'

const origin = 'https://help.example.com'
const { brand } = demoConfig(origin)
const addressesIn = (xml: string | undefined) =>
  Array.from(xml?.matchAll(/<loc>([^<]*)<\/loc>/g) ?? [], ([, address = '']) => address.slice(origin.length))

describe('the sitemap', () => {
  test('holds what anybody may read, and when it changed', () => {
    const sitemap = sitemapsOf(content, origin).get('/sitemap.xml')
    expect(addressesIn(sitemap)).toEqual([
      '/',
      '/articles',
      '/topics',
      '/topics/account',
      '/troubleshooters/sign-in',
      '/articles/open',
    ])
    expect(sitemap).toContain(`<loc>${origin}/articles/open</loc><lastmod>2026-11-23</lastmod>`)
  })

  test('is a list of several where there are more addresses than one may hold', () => {
    const files = sitemapsOf(content, origin, 5)
    expect(addressesIn(files.get('/sitemap.xml'))).toEqual(['/sitemap-1.xml', '/sitemap-2.xml'])
    expect(addressesIn(files.get('/sitemap-2.xml'))).toEqual(['/articles/open'])
  })
})

test('the feed tells of what anybody may read, the newest first, in words that cannot break it', () => {
  const articles = [
    article('old', { updatedAt: '2026-01-02' }),
    article('new', { title: 'Tom & <Jerry>\u0000', updatedAt: '2026-03-04' }),
    article('closed', { access: 'maintenance', updatedAt: '2026-05-06' }),
  ]
  const feed = feedOf({ articles, flows: [] }, { brand, origin })
  expect(Array.from(feed.matchAll(/<id>([^<]*)<\/id>/g), ([, id]) => id)).toEqual([
    `${origin}/`,
    `${origin}/articles/new`,
    `${origin}/articles/old`,
  ])
  expect(feed).toContain('<title>Tom &amp; &lt;Jerry&gt;</title><updated>2026-03-04T00:00:00Z</updated>')
})

test('robots are kept from data, accounts and the desk, and shown the sitemap', () => {
  expect(robotsOf(origin)).toMatch(
    /^User-agent: \*\n(Disallow: \/\S+\n)+\nSitemap: https:\S+\/sitemap\.xml\n$/,
  )
  for (const path of ['/api/', '/desk', '/auth/', '/idp/', '/search?'])
    expect(robotsOf(origin)).toContain(`Disallow: ${path}\n`)
})

test('what machines read goes with the content, and is not sent twice', async () => {
  let served = content
  const app = listings({ brand, origin, content: () => served })
  const before = await app.request('/sitemap.xml')
  expect(before.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
  const tag = { 'If-None-Match': before.headers.get('ETag') ?? '' }
  expect((await app.request('/sitemap.xml', { headers: tag })).status).toBe(304)
  served = { ...content, articles: [article('another')] }
  const after = await app.request('/sitemap.xml', { headers: tag })
  expect(addressesIn(await after.text())).toContain('/articles/another')
  expect((await app.request('/sitemap-1.xml')).status).toBe(404)
  for (const path of ['/feed.xml', '/robots.txt']) expect((await app.request(path)).status).toBe(200)
})
