import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HostNotes } from '../app.ts'
import { hashOf } from './document.ts'
import type { DrawnPages, KeptPage } from './drawn-pages.ts'
import { assetHeaders, pageHeaders } from './headers.ts'
import { sendPacked } from './packed-text.ts'
import { noOrigins, type ProviderOrigins } from './provider-origins.ts'
import { workerFile } from './worker-file.ts'
import { hasAlready } from '../http/if-none-match.ts'
import { problemResponse, Refusal } from '../http/problem.ts'

/** Names hold a hash of what is in them, so they can be kept for ever. */
const forever = 'public, max-age=31536000, immutable'

/** Says how long a file may be kept, once it is found; and that there are several, one for each compression. */
const keepFor = (howLong: string) =>
  createMiddleware(async (context, next) => {
    await next()
    if (!context.res.ok || context.res.headers.has('Cache-Control')) return
    context.header('Cache-Control', howLong)
    context.header('Vary', 'Accept-Encoding')
  })

type Portal = {
  /** A folder. */
  distribution: string
  /** Whether readers open the portal by https. */
  https?: boolean
  provider?: ProviderOrigins
  /** Origins whose pages may stand in the portal's, as players of videos. */
  frames?: () => readonly string[]
  pages?: DrawnPages | null
}

export type PortalFiles = Hono<FileEnv>
/** All but pages, and the worker, which the browser asks what it may load. */
const isFile = /^\/(?!sw\.js$).*\.(?!html$)[a-z0-9]+$/

type FileEnv = { Variables: { drawn: KeptPage | null }; Bindings: HostNotes }

/** Everything else is a file, or of somebody else. */
const isPageAddress = (path: string) => !/^\/(?:assets|media)\/|\.[a-z0-9]+$/.test(path)

/**
 * The built portal: precompressed files, and at every other address a page: as it was drawn, else `index.html`, which draws itself in the
 * browser.
 */
export async function portalFiles({
  distribution,
  https = false,
  provider = noOrigins,
  frames = () => [],
  pages = null,
}: Portal) {
  const path = join(distribution, 'index.html')
  await stat(path).catch(() => {
    throw new Error(`There is no ${path}. Run \`npm run build\` first.`)
  })
  const page = await readFile(path, 'utf8')
  const worker = await workerFile(join(distribution, 'sw.js'))
  /** Of the page and its headers: whoever keeps the one keeps the other. */
  const revision = () =>
    createHash('sha256')
      .update(page)
      .update([...provider.known(), ...frames()].join(' '))
      .digest('hex')
  const ownStyle = hashOf(/<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '')
  const files = new Hono<FileEnv>()
  // Looked for anew: while servers are exchanged one by one, the next one asked may have it.
  const noFile = (context: Context) =>
    context.text('There is no such file.', 404, { 'Cache-Control': 'no-store' })

  function sendPage(context: Context<FileEnv>) {
    const drawn = context.get('drawn')
    context.header('Cache-Control', 'no-cache')
    if (drawn) return sendDrawn(context, drawn)
    const etag = `"${revision()}"`
    context.header('ETag', etag)
    if (hasAlready(context.req.header('If-None-Match'), etag)) return context.body(null, 304)
    // The callback's address holds a code.
    if (context.req.path.startsWith('/auth/')) {
      context.header('Cache-Control', 'no-store')
      context.header('Referrer-Policy', 'no-referrer')
    }
    return context.html(page)
  }

  files.use(async (context, next) => {
    const { path, url } = context.req
    // A test may give it a request and nothing besides.
    const reader = (context.env as HostNotes | undefined)?.address ?? null
    const [drawn] = await Promise.all([
      isRead(context) && isPageAddress(path) ? pages?.at(new URL(url), reader) : null,
      provider.look(),
    ])
    context.set('drawn', drawn ?? null)
    await next()
  })
  const style = ({ get }: Context<FileEnv>) => {
    const drawn = get('drawn')
    return drawn && 'style' in drawn ? drawn.style : ownStyle
  }
  const scripts = pages?.scripts ?? []
  const forPages = pageHeaders({ https, style, scripts, connect: provider.known, frames })
  const forAssets = assetHeaders({ https })
  files.use((context, next) => (isFile.test(context.req.path) ? forAssets : forPages)(context, next))
  files.use(async (context, next) => {
    if (isRead(context)) return next()
    return problemResponse(context, new Refusal('method_not_allowed', {}, { Allow: 'GET, HEAD' }))
  })
  files.use('/assets/*', keepFor(forever), serveStatic({ root: distribution, precompressed: true }))
  files.get('/assets/*', noFile)
  files.get('/sw.js', (context) => worker(context, revision()))
  files.get('/index.html', sendPage)
  files.use(
    '/:file{.+\\.[a-z0-9]+}',
    keepFor('public, max-age=3600'),
    serveStatic({ root: distribution, precompressed: true }),
  )
  // No page of the portal has such a name: what asks for it wants a file.
  files.get('/:file{[^/]+\\.[a-z0-9]+}', noFile)
  files.get('*', sendPage)
  return files
}

const isRead = ({ req }: Context) => req.method === 'GET' || req.method === 'HEAD'

function sendDrawn(context: Context, drawn: KeptPage) {
  if ('moved' in drawn) return context.redirect(drawn.moved, 302)
  context.header('Content-Type', 'text/html; charset=UTF-8')
  return sendPacked(context, drawn, drawn.status)
}
