import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, startOwnServer } from './own-server.ts'

let server: OwnServer
beforeAll(async () => {
  server = await startOwnServer({ PUBLIC_URL: 'https://help.example.com' })
  const path = join(server.folder, 'content/en/articles/reset-your-password.md')
  const moved = 'redirect_from: [old-password, /docs/Old%20Password.html]\n'
  writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', `---\n${moved}`))
  server.kill('SIGHUP')
  await server.logged(({ event }) => event === 'content taken')
})
afterAll(() => server.end())

type Answer = { status: number | undefined; headers: Record<string, string | string[] | undefined> }
/** To the letter, as no browser would write some of them. */
const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  new Promise<Answer>((resolve, reject) => {
    request({ host: 'localhost', port: server.port, path, method, headers, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers }))
    })
      .on('error', reject)
      .end()
  })

test.each([
  ['a page', '/articles/sign-in', 200],
  ['the page of a sign-in', '/auth/callback?code=a&state=b', 200],
  ['a page that moved', '/articles/old-password', 301],
  ['a page that moved from a name as files have', '/docs/Old%20Password.html', 301],
  ['a file of the build that is not there', '/assets/none.js', 404],
  ['an article', '/api/articles/sign-in', 200],
  ['a refusal', '/api/desk/comments', 401],
  ['a call that is none', '/api/none', 404],
  ['the configuration', '/config.json', 200],
  ['a film', '/media/reset-your-password.mp4', 200],
  ['a file that nobody shows', '/media/none.mp4', 404],
  ['the manifest', '/manifest.webmanifest', 200],
  ['the list for machines', '/sitemap.xml', 200],
  ['what robots may', '/robots.txt', 200],
  ['an address without end', `/${'a'.repeat(9000)}`, 414],
  ['the feed', '/feed.xml', 200],
])(
  '%s is of a type that is said, in no frame, by https, without cookies, for no other site, and tells of no component',
  async (_what, path, status) => {
    const cross = { Origin: 'https://evil.example', Cookie: 'session=1' }
    const answer = await ask(path, 'GET', cross)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    })
    const names = Object.keys(answer.headers).join(' ')
    expect(names).not.toMatch(/access-control|set-cookie|server(?!-timing)|powered|via/)
    expect(JSON.stringify(answer.headers)).not.toMatch(/hono|node|\bv?\d+\.\d+\.\d+/i)
  },
)

test('a page is held to its own policy, which says more', async () => {
  const { headers } = await ask('/articles/sign-in')
  expect(headers['content-security-policy']).toMatch(/script-src 'self'.*require-trusted-types-for 'script'/)
})

test.each([
  '/assets',
  '/assets/',
  '/media',
  '/media/',
  '/api',
  '/.git/HEAD',
  '/.env',
  '/package.json',
  '/portal.db',
  '/node_modules/hono/package.json',
  '/server/main.ts',
  '/content/en/articles/editorial-handbook.md',
  '/media/../articles/editorial-handbook.md',
])('%s is nothing to read: no folder, and no file of the house', async (path) => {
  const answer = await fetch(server.origin + path)
  const text = await answer.text()
  const isPage = text.includes('<title>Portal</title>')
  expect([answer.status, isPage || answer.status === 404]).toEqual([isPage ? 200 : 404, true])
  expect(text).not.toMatch(/\.js\b|\.mp4|"version"|^---|SQLite format/)
})

test.each([
  '/',
  '/articles/sign-in',
  '/index.html',
  '/favicon.svg',
  '/sw.js',
  '/robots.txt',
  '/assets/none.js',
])('%s is there to be read, and takes nothing', async (path) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask(path, method)
    expect([method, status, headers['allow']]).toEqual([method, 405, 'GET, HEAD'])
    expect(headers['content-type']).toBe('application/problem+json')
  }
})

test('the page of the build is asked for again by its name, too', async () => {
  const { status, headers } = await ask('/index.html')
  expect([status, headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(headers['etag']).toBe((await ask('/access')).headers['etag'])
})

test('a file that is not there is looked for anew: the next version may bring it', async () => {
  for (const path of ['/assets/none.js', '/none.png'])
    expect((await ask(path)).headers['cache-control']).toBe('no-store')
})

test('no other site is let ask, before a change or at all', async () => {
  const asked = {
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'content-type,x-visitor',
  }
  const answer = await ask('/api/articles/sign-in/rating', 'OPTIONS', asked)
  expect(answer.status).toBe(405)
  expect(Object.keys(answer.headers).join(' ')).not.toContain('access-control')
})

test.each([
  ['/articles/old-password', '/articles/reset-your-password'],
  ['/articles/old-password/', '/articles/reset-your-password'],
  ['/docs/Old%20Password.html?a=b', '/articles/reset-your-password?a=b'],
  ['/articles/old-password?//evil.example', '/articles/reset-your-password?//evil.example'],
])('whoever asks for %s is led to where it is now', async (path, location) => {
  const { status, headers } = await ask(path)
  expect([status, headers['location']]).toEqual([301, location])
})

test.each([
  '//evil.example/articles/old-password',
  '//evil.example/',
  '/\\evil.example',
  '/%5Cevil.example/',
  '/%2F%2Fevil.example',
  '/articles//evil.example',
  '/sign-in?returnTo=https://evil.example',
  '/signed-out?returnTo=//evil.example',
  '/auth/callback?redirect_uri=https://evil.example',
  '/https://evil.example',
])('%s leads nowhere else', async (path) => {
  const { status = 0, headers } = await ask(path)
  expect(status < 300 || status >= 400).toBe(true)
  expect(headers['location']).toBeUndefined()
})
