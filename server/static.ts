import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'

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

/**
 * The built portal: precompressed files, `index.html` for every address of the portal, media of the content.
 * `distribution` and `media` are paths of folders.
 */
export async function portalFiles({ distribution, media }: { distribution: string; media: string }) {
  const path = join(distribution, 'index.html')
  await stat(path).catch(() => {
    throw new Error(`There is no ${path}. Run \`npm run build\` first.`)
  })
  const page = await readFile(path)
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`
  const files = new Hono()
  const noFile = (context: Context) => context.text('There is no such file.', 404)

  files.use(async (context, next) => {
    await next()
    context.header('X-Content-Type-Options', 'nosniff')
    if (!context.res.headers.has('Referrer-Policy'))
      context.header('Referrer-Policy', 'strict-origin-when-cross-origin')
  })
  if (existsSync(media)) {
    files.use(
      '/media/*',
      serveStatic({ root: media, rewriteRequestPath: (url) => url.slice('/media'.length) }),
    )
  }
  files.use('/assets/*', keepFor(forever), serveStatic({ root: distribution, precompressed: true }))
  files.get('/assets/*', noFile)
  // A browser that kept its old worker would keep the old portal.
  files.use('/sw.js', keepFor('no-cache'), serveStatic({ root: distribution, precompressed: true }))
  files.use(
    '/:file{.+\\.[a-z0-9]+}',
    keepFor('public, max-age=3600'),
    serveStatic({ root: distribution, precompressed: true }),
  )
  // No page of the portal has such a name: what asks for it wants a file.
  files.get('/:file{[^/]+\\.[a-z0-9]+}', noFile)
  files.get('/media/*', noFile)
  files.get('*', (context) => {
    context.header('Cache-Control', 'no-cache')
    context.header('ETag', etag)
    if (context.req.header('If-None-Match') === etag) return context.body(null, 304)
    // The callback's address holds a code.
    if (context.req.path.startsWith('/auth/')) {
      context.header('Cache-Control', 'no-store')
      context.header('Referrer-Policy', 'no-referrer')
    }
    return context.html(page.toString())
  })
  return files
}
