import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LRUCache } from 'lru-cache'
import type { PortalConfig } from '../../contract/config.ts'
import type { DrawingPorts, DrawPage, PageScripts } from '../../contract/drawn-page.ts'
import type { LogEvent } from '../app.ts'
import { createDocuments, hashOf, type Manifest } from './document.ts'
import { type PackedText, packText } from './packed-text.ts'

/** Of all pages that are kept at once, in bytes. */
const most = 24_000_000
/** So many pages may wait to be drawn; a flood of others draws itself in the browsers. */
const mostWaiting = 20

export type KeptPage = { moved: string } | (PackedText & { status: 200 | 404; style: string })

type Options = DrawingPorts<PortalConfig> & {
  /** Folders: what was built for browsers, and for this. */
  distribution: string
  drawing: string
  /** Another one whenever the content is. */
  content: () => unknown
  /** Whether one more may be drawn for that reader; asked only where there is something to draw. */
  mayDraw?: (reader: string | null) => boolean
  log: (event: LogEvent) => void
}

export type DrawnPages = {
  /** What the policy has to name so that the scripts in them run. */
  scripts: readonly string[]
  /** `reader`: whose address it is; null: nobody can say. */
  at(address: URL, reader: string | null): Promise<KeptPage | null>
}

type Built = {
  manifest: Manifest
  scripts: PageScripts
  createDrawing: (ports: DrawingPorts<PortalConfig>) => DrawPage
}

/** Pages whose looks do not depend on what follows `?`. */
const asksNothing = /^\/(?:$|articles\/|topics\/)/

/** Of Brotli: a page for all is packed once, as small as it gets; to pack one search so well would take longer than to draw it. */
const qualities = { kept: 11, once: 5 }

const size = (page: KeptPage) =>
  'moved' in page ? page.moved.length : page.plain.length + page.br.length + page.gzip.length

/** What the portal's build left to draw with. Null where there was none. */
async function readBuilt(folder: string): Promise<Built | null> {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  if (manifest === null) return null
  try {
    const scripts = await readFile(join(folder, 'scripts.json'), 'utf8')
    const { createDrawing } = (await import(pathToFileURL(join(folder, 'draw.js')).href)) as Built
    return { manifest: JSON.parse(manifest), scripts: JSON.parse(scripts), createDrawing }
  } catch (cause) {
    throw new Error(`${folder} is not what a build leaves. Run \`npm run build\` again.`, { cause })
  }
}

/**
 * The portal's pages as anybody may see them, drawn when they are first asked for and kept until the content changes (decision 037).
 * Null where nothing was built to draw with.
 */
export async function createDrawnPages({
  distribution,
  drawing,
  content,
  mayDraw = () => true,
  log,
  ...ports
}: Options): Promise<DrawnPages | null> {
  const built = await readBuilt(resolve(drawing))
  if (built === null) return null
  const { createDrawing, ...parts } = built
  const draw = createDrawing(ports)
  const template = await readFile(join(distribution, 'index.html'), 'utf8')
  const documentOf = await createDocuments(template, { distribution, ...parts })
  const kept = new LRUCache<string, KeptPage>({ maxSize: most, sizeCalculation: size })
  /** What is being drawn, for all who ask for it meanwhile. */
  const underWay = new Map<string, Promise<KeptPage | null>>()
  let keptOf = content()
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function pack(drawn: Awaited<ReturnType<DrawPage>>, quality: number): Promise<KeptPage | null> {
    if (drawn === null || 'moved' in drawn) return drawn
    const { text, style } = documentOf(drawn)
    return { ...(await packText(text, quality)), status: drawn.status, style: hashOf(style) }
  }

  async function make(address: string, key: string, reader: string | null): Promise<KeptPage | null> {
    waiting += 1
    const of = keptOf
    // One after the other: together they would hold up whoever wants an answer of the API.
    const drawn = last.then(() => draw(address, reader))
    last = drawn.catch(() => undefined)
    try {
      const page = await pack(await drawn, address.includes('?') ? qualities.once : qualities.kept)
      if (page && of === content() && !('status' in page && page.status === 404)) kept.set(key, page)
      return page
    } catch (error) {
      log({ level: 'error', event: 'page not drawn', error })
      return null
    } finally {
      waiting -= 1
      if (of === keptOf) underWay.delete(key)
    }
  }

  return {
    scripts: Object.values(parts.scripts).map(hashOf),
    async at({ pathname, search }, reader) {
      if (keptOf !== content()) {
        kept.clear()
        underWay.clear()
        keptOf = content()
      }
      const address = asksNothing.test(pathname) ? pathname : pathname + search
      // What a troubleshooter offers can change with the day.
      const key = `${new Date().toISOString().slice(0, 10)} ${address}`
      const known = kept.get(key) ?? underWay.get(key)
      if (known) return known
      if (waiting >= mostWaiting || !mayDraw(reader)) return null
      const made = make(address, key, reader)
      underWay.set(key, made)
      return made
    },
  }
}
