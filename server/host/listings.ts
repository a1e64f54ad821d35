import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { PortalConfig } from '../../contract/config.ts'
import type { Content } from '../content/content.ts'
import { feedOf } from '../feed.ts'
import { robotsOf, sitemapsOf } from '../sitemap.ts'

type Listings = {
  brand: PortalConfig['brand']
  /** Where readers open the portal. */
  origin: string
  /** Asked anew for each request: it is another one after the content was read again. */
  content: () => Content
}

type Listing = { type: string; plain: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer>; tag: string }

/** What machines read to know what anybody may read here: made once for each content, when it is first asked for. */
export function listings({ brand, origin, content }: Listings) {
  let made: { of: Content; files: Map<string, Listing> } | null = null
  function filesNow() {
    const of = content()
    if (made?.of === of) return made.files
    const files = new Map<string, Listing>([
      ['/robots.txt', listing('text/plain', robotsOf(origin))],
      ['/feed.xml', listing('application/atom+xml', feedOf(of, { brand, origin }))],
    ])
    for (const [path, text] of sitemapsOf(of, origin)) files.set(path, listing('application/xml', text))
    made = { of, files }
    return files
  }
  const app = new Hono()
  const send = async (context: Context, next: () => Promise<void>) => {
    const file = filesNow().get(context.req.path)
    if (!file) return next()
    context.header('Content-Type', `${file.type}; charset=utf-8`)
    context.header('Cache-Control', 'public, max-age=3600')
    context.header('Vary', 'Accept-Encoding')
    context.header('ETag', file.tag)
    if (context.req.header('If-None-Match') === file.tag) return context.body(null, 304)
    if (!/\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')) return context.body(file.plain)
    context.header('Content-Encoding', 'gzip')
    return context.body(file.packed)
  }
  for (const path of ['/robots.txt', '/feed.xml', '/sitemap.xml', '/:part{sitemap-\\d+\\.xml}'])
    app.get(path, send)
  return app
}

function listing(type: string, text: string): Listing {
  const plain = new TextEncoder().encode(text)
  const tag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, plain, packed: new Uint8Array(gzipSync(plain)), tag }
}
