import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { portalFiles } from './static.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-static-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const distribution = join(folder, 'dist')
const script = 'export const answer = 42\n'.repeat(200)
mkdirSync(join(distribution, 'assets'), { recursive: true })
const page = '<!doctype html><title>Portal</title><style>@layer a, b;</style>'
writeFileSync(join(distribution, 'index.html'), page)
writeFileSync(join(distribution, 'favicon.svg'), '<svg/>')
writeFileSync(join(distribution, 'sw.js'), '[{"revision":"0a1b","url":"index.html"}]')
writeFileSync(join(distribution, 'assets/main-abc.js'), script)
writeFileSync(join(distribution, 'assets/main-abc.js.br'), brotliCompressSync(script))
writeFileSync(join(distribution, 'assets/main-abc.js.gz'), gzipSync(script))
writeFileSync(join(folder, 'secret.txt'), 'secret')
const files = await portalFiles({ distribution })
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  files.request(path, { headers, method })

test.each(['/', '/articles/sign-in', '/troubleshooters/sign-in/what-happens?a=b', '/nothing-here'])(
  'the portal draws %s itself',
  async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/)
    expect(await answer.text()).toContain('<title>Portal</title>')
    expect(answer.headers.get('Cache-Control')).toBe('no-cache')
  },
)

test('the page is asked for again by its tag, and not sent twice', async () => {
  const tag = (await get('/')).headers.get('ETag') ?? ''
  const again = await get('/articles', { 'If-None-Match': tag })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the address with the code is kept nowhere and told to nobody', async () => {
  const { headers } = await get('/auth/callback?code=c&state=s')
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
})

test.each([
  ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
  ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
])('a file goes out as it was compressed, by %s', async (encoding, unpack) => {
  const answer = await get('/assets/main-abc.js', { 'Accept-Encoding': encoding })
  expect(answer.headers.get('Content-Encoding')).toBe(encoding)
  expect(answer.headers.get('Content-Type')).toMatch(/javascript/)
  expect(answer.headers.get('Vary')).toMatch(/Accept-Encoding/i)
  expect(unpack(Buffer.from(await answer.arrayBuffer())).toString()).toBe(script)
})

test('whoever takes no compression gets the file as it is, and keeps it for ever', async () => {
  const answer = await get('/assets/main-abc.js')
  expect(answer.headers.get('Content-Encoding')).toBeNull()
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
  expect(await answer.text()).toBe(script)
})

test('a file of an earlier version, and any other that is missing, is not there, rather than a page', async () => {
  for (const path of ['/favicon.ico', '/robots.txt']) expect((await get(path)).status).toBe(404)
  const answer = await get('/assets/main-old.js')
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8'])
  expect(answer.headers.get('Cache-Control') ?? '').not.toContain('immutable')
})

test('the icon is a file', async () => {
  expect((await get('/favicon.svg')).headers.get('Content-Type')).toMatch(/^image\/svg\+xml/)
})

test('the worker is looked for anew every time', async () => {
  const { status, headers } = await get('/sw.js')
  expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-cache'])
  expect(headers.get('Content-Type')).toMatch(/javascript/)
  const again = await get('/sw.js', { 'If-None-Match': headers.get('ETag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const packed = await get('/sw.js', { 'Accept-Encoding': 'gzip, br' })
  expect(packed.headers.get('Content-Encoding')).toBe('br')
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toContain('index.html')
})

test('HEAD is answered like GET, without a body', async () => {
  const answer = await get('/', {}, 'HEAD')
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

test.each([
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%00',
])('nothing outside is handed out: %s', async (path) => {
  expect(await (await get(path)).text()).not.toContain('secret')
})

/** The content security policy as directives with their values. */
const policyOf = ({ headers }: Response) =>
  Object.fromEntries(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values]
    }),
  )

test('pages run scripts and take styles from the portal alone, and text becomes HTML in one place', async () => {
  const policy = policyOf(await get('/'))
  const layers = createHash('sha256').update('@layer a, b;').digest('base64')
  expect(policy).toMatchObject({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'sha256-${layers}'`],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['signpost', 'default'],
  })
  expect(Object.values(policy).flat().join(' ')).not.toMatch(/unsafe|\*|https?:/)
})

test.each(['/', '/sw.js', '/auth/callback?code=c'])(
  '%s is framed, opened and taken by nobody else, and asks for no device',
  async (path) => {
    const { headers } = await get(path)
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
    expect(headers.get('Strict-Transport-Security')).toBeNull()
    expect(policyOf({ headers } as Response)['script-src']).toEqual(["'self'"])
  },
)

test('a file of the build is nothing but that, and says so in few words', async () => {
  for (const path of ['/assets/main-abc.js', '/assets/gone.js', '/favicon.svg']) {
    const answer = await get(path)
    expect(policyOf(answer)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'frame-ancestors': ["'none'"],
    })
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(JSON.stringify([...answer.headers]).length).toBeLessThan(520)
  }
})

test('readers by https are told to come by https from then on', async () => {
  const portal = await portalFiles({ distribution, https: true })
  const { headers } = await portal.request('/')
  expect(headers.get('Strict-Transport-Security')).toBe('max-age=63072000; includeSubDomains')
})

test('another identity provider is another page, for browsers that keep the one with its headers', async () => {
  let origins = ['https://id.example.com']
  const provider = { look: () => Promise.resolve(), known: () => origins }
  const portal = await portalFiles({ distribution, provider })
  const seen = async () => {
    const [answer, worker] = await Promise.all([portal.request('/'), portal.request('/sw.js')])
    return [policyOf(answer)['connect-src'], answer.headers.get('ETag'), await worker.text()]
  }
  const before = await seen()
  expect(before[0]).toEqual(["'self'", 'https://id.example.com'])
  expect(before[2]).toMatch(/^\[\{"revision":"[0-9a-f]{64}","url":"index\.html"\}\]$/)
  expect(await seen()).toEqual(before)
  origins = ['https://other.example.com']
  for (const [index, part] of (await seen()).entries()) expect(part).not.toEqual(before[index])
})

test('players of other services may stand in pages where the content has them, and a change of that is another page', async () => {
  let frames: string[] = []
  const portal = await portalFiles({ distribution, frames: () => frames })
  const before = await portal.request('/')
  expect(policyOf(before)['frame-src']).toEqual(["'none'"])
  frames = ['https://player.vimeo.com']
  const after = await portal.request('/')
  expect(policyOf(after)['frame-src']).toEqual(frames)
  expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'))
})

test('every answer forbids guessing its type', async () => {
  for (const path of ['/', '/assets/main-abc.js', '/favicon.svg'])
    expect((await get(path)).headers.get('X-Content-Type-Options'), path).toBe('nosniff')
})

test('a portal that is not built says what to do', async () => {
  await expect(portalFiles({ distribution: folder })).rejects.toThrow(/npm run build/)
})
