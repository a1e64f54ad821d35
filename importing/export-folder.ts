import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative as relativePath, resolve, sep } from 'node:path'
import { dirname as folderOf, relative } from 'node:path/posix'
import { stringify as stringifyToml } from 'smol-toml'
import { stringify } from 'yaml'
import { decode } from './decode.ts'
import { readFields } from './fields.ts'
import { type Fields, splitFile } from './front-matter.ts'
import { importFolder, type Ledger, readLedger, sourceFolder } from './ledger.ts'
import type { FieldUse, Mapping } from './mapping.ts'
import { apply, passageOf } from './passage.ts'
import { asServed, inlineBlocks, placeOf } from './positioned-markdown.ts'

export type ExportReport = {
  /** Files that are to the byte what was imported. */
  asTheyWere: string[]
  /** Files whose article was edited here. */
  edited: string[]
  pictures: string[]
}

/** The names of what was imported into a content folder. */
export const importNames = async (content: string) =>
  (await readdir(importFolder(content, '.'), { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

const sha = (data: string | Uint8Array) => hash('sha256', data, 'base64url')

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relativePath(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

/**
 * Gives back what was imported. An article that nobody has touched here is given back as the file that it was, to the byte. Of one that was edited, the
 * text is given back as it is here, with links as they lead in the folder, below the fields of its source with what was changed of them.
 */
export async function exportFolder(
  content: string,
  name: string,
  target: string,
  mapping: Mapping,
): Promise<ExportReport> {
  const ledger = await readLedger(content, name)
  const sources = sourceFolder(content, name)
  const report: ExportReport = { asTheyWere: [], edited: [], pictures: [] }
  const root = resolve(target)
  const put = async (path: string, data: string | Uint8Array) => {
    const file = resolve(root, path)
    // A ledger that somebody wrote by hand leads nowhere else.
    if (!file.startsWith(root + sep)) throw new Error(`${path} would lie outside of ${target}.`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, data)
  }
  const bySlug = new Map(Object.entries(ledger.articles).map(([path, { slug }]) => [slug, path]))
  const byMedia = new Map(Object.entries(ledger.media).map(([path, file]) => [file, path]))
  for (const path of await filesBelow(sources)) {
    const source = await readFile(join(sources, path))
    const entry = ledger.articles[path]
    const article = entry && (await readFile(join(content, `en/articles/${entry.slug}.md`)).catch(() => null))
    if (!entry || !article || sha(article) === entry.article) {
      await put(path, source)
      report.asTheyWere.push(path)
      continue
    }
    await put(path, edited(path, source, article, { ledger, entry, mapping, bySlug, byMedia }))
    report.edited.push(path)
  }
  for (const [path, file] of Object.entries(ledger.media)) {
    const data = await readFile(join(content, 'en/media', file)).catch(() => null)
    if (data === null) continue
    await put(path, data)
    report.pictures.push(path)
  }
  return report
}

type Editing = {
  ledger: Ledger
  entry: Ledger['articles'][string]
  mapping: Mapping
  bySlug: ReadonlyMap<string, string>
  byMedia: ReadonlyMap<string, string>
}

function edited(path: string, source: Uint8Array, article: Uint8Array, editing: Editing): string {
  const { entry, mapping } = editing
  const before = splitFile(decode(source).text)
  const now = splitFile(decode(article).text)
  const read = readFields(before.fields, path, mapping)
  const fields: Fields = { ...before.fields }
  const set = (use: FieldUse, value: unknown, was: unknown) => {
    if (value === undefined || JSON.stringify(value) === JSON.stringify(was)) return
    const names = mapping.fields[use]
    fields[names.find((one) => Object.hasOwn(before.fields, one)) ?? names[0] ?? use] = value
  }
  set('title', now.fields['title'], entry.title)
  if (now.fields['title'] !== entry.title || read.title !== null)
    set('title', now.fields['title'], entry.title)
  if (read.summary !== null) set('summary', now.fields['summary'], read.summary)
  for (const use of ['updated', 'topics', 'kind', 'access', 'versions'] as const) {
    const was = read[use]
    const hadOne = mapping.fields[use].some((one) => Object.hasOwn(before.fields, one))
    if (hadOne || (use !== 'updated' && JSON.stringify(now.fields[use]) !== JSON.stringify(was)))
      set(use, now.fields[use], was)
  }
  const text = backLinks(now.body.replace(/^\n/, ''), path, editing)
  if (Object.keys(fields).length === 0) return text
  if (before.kind === 'TOML') return `+++\n${stringifyToml(fields)}\n+++\n\n${text}`
  if (before.kind === 'JSON') return `${JSON.stringify(fields, null, 2)}\n\n${text}`
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${text}`
}

/** Links to articles and pictures, as they lead from one file of the folder to another. */
function backLinks(text: string, path: string, { bySlug, byMedia }: Editing): string {
  const from = folderOf(path)
  const told = (target: string) => {
    const way = relative(from, target)
    return encodeURI(way.startsWith('.') ? way : `./${way}`)
  }
  const addressOf = (href: string): string | null => {
    const [, slug = '', rest = ''] = /^\/articles\/([a-z0-9-]+)(#.*)?$/.exec(href) ?? []
    const page = bySlug.get(slug)
    const [, media = ''] = /^\/?media\/(.+)$/.exec(href) ?? []
    const picture = byMedia.get(media)
    return page === undefined ? (picture === undefined ? null : told(picture)) : told(page) + rest
  }
  const passage = passageOf(text, path)
  const edits = [...inlineBlocks(text, asServed.parse(text, {}))].flatMap(({ children, sourceOffset }) =>
    children.flatMap((child) => {
      const href = String(child.attrGet(child.type === 'image' ? 'src' : 'href') ?? '')
      if (child.type !== 'link_open' && child.type !== 'image') return []
      const address = addressOf(href)
      const { from, to } = placeOf(child)
      const [start, end] = [sourceOffset(from), sourceOffset(to)]
      const at = text.slice(start, end).lastIndexOf(`(${href}`)
      return address === null || at === -1
        ? []
        : [{ from: start + at + 1, to: start + at + 1 + href.length, by: address }]
    }),
  )
  return apply(passage, edits).text
}
