import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { DrawnPage } from '../../contract/drawn-page.ts'
import { demoConfig } from '../../mocks/demo-config.ts'
import type { LogEvent } from '../app.ts'
import { portalFiles } from './static.ts'
import { createDrawnPages } from './drawn-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-drawn-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const distribution = join(folder, 'dist')
const drawing = join(folder, 'dist-server')
mkdirSync(join(distribution, 'assets'), { recursive: true })
mkdirSync(drawing)
const built = `<!doctype html><html><head><title>Portal</title><style>@layer a, b;</style>
<script type="module" crossorigin src="/assets/index-1.js"></script>
<link rel="modulepreload" crossorigin href="/assets/shared-1.js"><link rel="manifest" href="/manifest.webmanifest">
<link rel="stylesheet" crossorigin href="/assets/index-1.css"></head>
<body><div id="portal"></div><noscript>JavaScript, please.</noscript></body></html>`
writeFileSync(join(distribution, 'index.html'), built)
writeFileSync(join(distribution, 'assets/index-1.css'), '.frame{color:red}')
writeFileSync(join(distribution, 'assets/home-1.css'), '.home{color:green}')
writeFileSync(join(distribution, 'assets/desk-1.css'), '.desk{color:blue}')
const manifest = {
  'src/pages/home.tsx': { file: 'assets/home-1.js', imports: ['_shared'] },
  _shared: { file: 'assets/shared-1.js' },
}
writeFileSync(join(drawing, 'manifest.json'), JSON.stringify(manifest))
const scripts = { noteReader: 'note()', serveQuickReader: 'serve()', loadPortal: 'load()' }
writeFileSync(join(drawing, 'scripts.json'), JSON.stringify(scripts))
/** Draws what it is told to by whoever it asks. */
const draw =
  'export const createDrawing = ({ ask }) => async (address, reader) => (await ask(address, {}, reader)).json()'
writeFileSync(join(drawing, 'draw.js'), draw)

const home: DrawnPage = {
  status: 200,
  title: 'Home – Portal',
  head: '<meta name="description" content="Where it begins">',
  html: '<main class="home">costs $& and $1</main>',
  readers: 'all',
  rests: false,
  kept: '{"found":"page"}',
  module: 'src/pages/home.tsx',
}
let asked: string[] = []
let readers: unknown[] = []
let logged: LogEvent[] = []
let content = {}
let answer: (address: string) => Promise<Response>
beforeEach(() => {
  asked = []
  readers = []
  logged = []
  answer = () => Promise.resolve(Response.json(home))
})

const drawnPages = (from: string) =>
  createDrawnPages({
    distribution,
    drawing: from,
    config: () => demoConfig('http://localhost'),
    origin: 'http://localhost',
    ask: (address, _init, reader) => {
      asked.push(address)
      readers.push(reader)
      return answer(address)
    },
    content: () => content,
    log: (event) => logged.push(event),
  })
const files = await portalFiles({ distribution, pages: await drawnPages(drawing) })
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  files.request(path, { headers, method })
/** As after the content was read again: nothing is kept from one test to the next. */
beforeEach(() => {
  content = {}
})

describe('a page that was drawn', () => {
  test('comes as a whole: what is to be read, its styles, what describes it, and what the browser goes on from', async () => {
    const response = await get('/')
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain('<title>Home – Portal</title><meta name="description" content="Where it begins">')
    expect(text).toContain(
      '<div id="portal" data-readers="all"><main class="home">costs $& and $1</main></div>',
    )
    expect(text).toContain('<script type="application/json" id="kept">{"found":"page"}</script>')
    expect(text).not.toContain('<noscript>')
    const style = '@layer a, b;\n.home{color:green}\n.frame{color:red}'
    expect(text).toContain(`<style>${style}</style>`)
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('Content-Security-Policy')).toContain(`'sha256-${hash}'`)
    const scripts = Array.from(
      text.matchAll(/<script(?: data-files="[^"]*")?>(.*?)<\/script>/g),
      ([, script = '']) => {
        const own = createHash('sha256').update(script).digest('base64')
        return `'sha256-${own}'`
      },
    )
    expect(scripts).toHaveLength(3)
    expect(response.headers.get('Content-Security-Policy')).toContain(
      `script-src 'self' ${scripts.join(' ')};`,
    )
  })

  test('is held up by no style sheet, script or manifest, and names the scripts that the portal needs next', async () => {
    const text = await (await get('/')).text()
    const links = Array.from(text.matchAll(/<link[^>]*>/g), ([link]) => link)
    expect(links.filter((link) => link.includes('stylesheet') && !link.includes('disabled'))).toEqual([])
    expect(links.filter((link) => /modulepreload|manifest/.test(link))).toEqual([])
    expect(text).not.toMatch(/<script[^>]* src=/)
    expect(text).toContain('<script data-files="/assets/index-1.js /assets/shared-1.js /assets/home-1.js">')
  })

  test('says where it waits until it is used', async () => {
    expect(await (await get('/')).text()).not.toContain('data-rests=')
    answer = () => Promise.resolve(Response.json({ ...home, rests: true }))
    content = {}
    expect(await (await get('/')).text()).toContain('<div id="portal" data-readers="all" data-rests="">')
  })

  test('is drawn once, whatever stands behind its address, and anew with new content', async () => {
    for (const path of ['/', '/?utm_source=mail', '/']) await get(path)
    expect(asked).toEqual(['/'])
    content = {}
    await get('/')
    expect(asked).toEqual(['/', '/'])
    for (const path of ['/articles?topic=account', '/articles?topic=mail']) await get(path)
    expect(asked.slice(2)).toEqual(['/articles?topic=account', '/articles?topic=mail'])
  })

  test('is drawn once for all who ask while that is under way, but not for who asks after the content has changed', async () => {
    const waiting = Promise.withResolvers<Response>()
    answer = () => waiting.promise.then((response) => response.clone())
    const together = [get('/'), get('/'), get('/?utm_source=mail')]
    content = {}
    const later = get('/')
    waiting.resolve(Response.json(home))
    for (const response of await Promise.all([...together, later]))
      expect(await response.text()).toContain('class="home"')
    expect(asked).toEqual(['/', '/'])
  })

  test.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('travels compressed by %s', async (encoding, unpack) => {
    const response = await get('/', { 'Accept-Encoding': encoding })
    expect(response.headers.get('Content-Encoding')).toBe(encoding)
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toContain('class="home"')
  })

  test('is asked for again by its tag, and answers HEAD without a body', async () => {
    const { headers } = await get('/')
    expect(headers.get('Cache-Control')).toBe('no-cache')
    expect((await get('/', { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(304)
    expect(await (await get('/', {}, 'HEAD')).text()).toBe('')
  })
})

test('an address with nothing at it is 404, with words, and is not kept', async () => {
  answer = () => Promise.resolve(Response.json({ ...home, status: 404 }))
  expect((await get('/articles/none')).status).toBe(404)
  await get('/articles/none')
  expect(asked).toHaveLength(2)
})

test('an address that another one stands in for leads there', async () => {
  answer = () => Promise.resolve(Response.json({ moved: '/articles/other' }))
  const { status, headers } = await get('/articles/one')
  expect([status, headers.get('Location')]).toEqual([302, '/articles/other'])
})

describe('the page of the build stands in, which draws itself in the browser,', () => {
  const textOf = async (path: string) => (await get(path)).text()

  test('where a page is about a reader', async () => {
    answer = () => Promise.resolve(Response.json(null))
    expect(await textOf('/access')).toBe(built)
  })

  test('where drawing fails, and the log says so', async () => {
    answer = () => Promise.reject(new Error('broken'))
    expect(await textOf('/')).toBe(built)
    expect(logged).toMatchObject([{ level: 'error', event: 'page not drawn' }])
  })

  test('where more pages are wanted than can be drawn', async () => {
    const waiting = Promise.withResolvers<Response>()
    answer = () => waiting.promise.then((response) => response.clone())
    const flood = Array.from({ length: 25 }, (_, index) => get(`/articles?topic=${index}`))
    expect(await textOf('/articles?topic=last')).toBe(built)
    waiting.resolve(Response.json(home))
    const texts = await Promise.all(flood.map(async (response) => (await response).text()))
    expect(texts.filter((text) => text.includes('class="home"'))).toHaveLength(20)
  })

  test('where nothing was built to draw with', async () => {
    expect(await drawnPages(join(folder, 'nowhere'))).toBeNull()
  })
})

test.each(['scripts.json', 'draw.js'])(
  'a build that left no %s is told to be made again',
  async (missing) => {
    const broken = mkdtempSync(join(folder, 'broken-'))
    for (const name of readdirSync(drawing))
      if (name !== missing) copyFileSync(join(drawing, name), join(broken, name))
    await expect(drawnPages(broken)).rejects.toThrow(
      `${broken} is not what a build leaves. Run \`npm run build\` again.`,
    )
  },
)

test('the API is told for whom a page is drawn, as it is asked by nobody else', async () => {
  await files.request('/search?q=in+vain', {}, { address: '192.0.2.1' })
  await get('/search?q=in+vain+again')
  expect(readers).toEqual(['192.0.2.1', null])
})

test('files are never drawn', async () => {
  for (const path of ['/assets/index-1.css', '/favicon.svg', '/sw.js']) await get(path)
  await get('/', {}, 'POST')
  expect(asked).toEqual([])
})
