import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { originLine } from './article-text.ts'
import { splitFile } from './front-matter.ts'

/** What content holds beside what this import brings. */
export type Existing = {
  slugs: ReadonlySet<string>
  /** In lower case. */
  titles: ReadonlySet<string>
  redirects: ReadonlySet<string>
  media: ReadonlySet<string>
  /** Slugs of articles that say that this import made them, by the path of their source. It was broken off before it noted them down. */
  forgotten: ReadonlyMap<string, string>
  /** Products that are listed; null where none are. */
  products: ReadonlySet<string> | null
}

const names = (folder: string) => readdir(folder).catch(() => [] as string[])

type Import = {
  name: string
  /** Slugs of its articles. */
  own: ReadonlySet<string>
  ownMedia: ReadonlySet<string>
}

export async function existing(content: string, { name, own, ownMedia }: Import): Promise<Existing> {
  const forgotten = new Map<string, string>()
  const start = `---\n${originLine(name, '')}`
  const slugs = new Set<string>()
  const titles = new Set<string>()
  const redirects = new Set<string>()
  for (const file of await names(join(content, 'en/articles'))) {
    const slug = file.replace(/\.md$/, '')
    if (own.has(slug)) continue
    const text = await readFile(join(content, 'en/articles', file), 'utf8').catch(() => '')
    if (text.startsWith(start)) {
      forgotten.set(text.slice(start.length, text.indexOf('\n', start.length)), slug)
      continue
    }
    slugs.add(slug)
    const { fields } = splitFile(text)
    if (typeof fields['title'] === 'string') titles.add(fields['title'].toLowerCase())
    const former = fields['redirect_from']
    if (Array.isArray(former)) for (const one of former) redirects.add(String(one))
  }
  const media = (await names(join(content, 'en/media'))).filter((file) => !ownMedia.has(file))
  const listed = await readFile(join(content, 'en/products.yaml'), 'utf8').catch(() => null)
  const products =
    listed === null ? null : new Set([...listed.matchAll(/^([a-z0-9-]+):/gm)].map(([, id = '']) => id))
  return { slugs, titles, redirects, media: new Set(media), forgotten, products }
}
