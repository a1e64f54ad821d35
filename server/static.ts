import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { pageHeaders } from './host/headers.ts'
import { noOrigins, type ProviderOrigins } from './host/provider-origins.ts'
import { workerFile } from './host/worker-file.ts'

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
}

/** What the policy has to name so that a style element of the built page counts. */
const styleHashes = (page: string) =>
  [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  )

/** The built portal: precompressed files, and `index.html` for every address of the portal. */
export async function portalFiles({
  distribution,
  https = false,
  provider = noOrigins,
  frames = () => [],
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
  const files = new Hono()
  const noFile = (context: Context) => context.text('There is no such file.', 404)

  files.use(async (_context, next) => {
    await provider.look()
    await next()
  })
  files.use(pageHeaders({ https, styles: styleHashes(page), connect: provider.known, frames }))
  files.use('/assets/*', keepFor(forever), serveStatic({ root: distribution, precompressed: true }))
  files.get('/assets/*', noFile)
  files.get('/sw.js', (context) => worker(context, revision()))
  files.use(
    '/:file{.+\\.[a-z0-9]+}',
    keepFor('public, max-age=3600'),
    serveStatic({ root: distribution, precompressed: true }),
  )
  // No page of the portal has such a name: what asks for it wants a file.
  files.get('/:file{[^/]+\\.[a-z0-9]+}', noFile)
  files.get('*', (context) => {
    const etag = `"${revision()}"`
    context.header('Cache-Control', 'no-cache')
    context.header('ETag', etag)
    if (context.req.header('If-None-Match') === etag) return context.body(null, 304)
    // The callback's address holds a code.
    if (context.req.path.startsWith('/auth/')) {
      context.header('Cache-Control', 'no-store')
      context.header('Referrer-Policy', 'no-referrer')
    }
    return context.html(page)
  })
  return files
}
