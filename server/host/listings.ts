import { type Context, Hono } from 'hono'
import type { PortalConfig } from '../../contract/config.ts'
import type { Content } from '../content/content.ts'
import { feedOf } from '../library/feed.ts'
import { robotsOf, sitemapsOf } from '../library/sitemap.ts'
import { type PackedText, packText, sendPacked } from './packed-text.ts'

type Listings = {
  brand: PortalConfig['brand']
  /** Where readers open the portal. */
  origin: string
  /** Asked anew for each request: it is another one after the content was read again. */
  content: () => Content
}

type Listing = { type: string; text: string; packed?: Promise<PackedText> }

/** Of Brotli: a sitemap may have megabytes, and somebody waits for it. */
const quality = 5

/** What machines read to know what anybody may read here: made once for each content, when it is first asked for. */
export function listings({ brand, origin, content }: Listings) {
  let made: { of: Content; files: Map<string, Listing> } | null = null
  function filesNow() {
    const of = content()
    if (made?.of === of) return made.files
    const files = new Map<string, Listing>([
      ['/robots.txt', { type: 'text/plain', text: robotsOf(origin) }],
      ['/feed.xml', { type: 'application/atom+xml', text: feedOf(of, { brand, origin }) }],
    ])
    for (const [path, text] of sitemapsOf(of, origin)) files.set(path, { type: 'application/xml', text })
    made = { of, files }
    return files
  }
  const app = new Hono()
  const send = async (context: Context, next: () => Promise<void>) => {
    const file = filesNow().get(context.req.path)
    if (!file) return next()
    context.header('Content-Type', `${file.type}; charset=utf-8`)
    context.header('Cache-Control', 'public, max-age=3600')
    return sendPacked(context, await (file.packed ??= packText(file.text, quality)))
  }
  for (const path of ['/robots.txt', '/feed.xml', '/sitemap.xml', '/:part{sitemap-\\d+\\.xml}'])
    app.get(path, send)
  return app
}
