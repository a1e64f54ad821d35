import { readFile } from 'node:fs/promises'
import { inBatches } from '../server/content/batches.ts'
import { basename, join, matchesGlob, resolve } from 'node:path'
import { TooMuch } from '../server/content/markdown-limits.ts'
import { Addresses } from './addresses.ts'
import { Constructs } from './constructs.ts'
import { type Draft, draftOf } from './draft.ts'
import { sourceFolder, readLedger, writeIfChanged, writeLedger } from './ledger.ts'
import { otherLanguages } from './languages.ts'
import { Library } from './library.ts'
import type { Mapping } from './mapping.ts'
import { existing } from './existing.ts'
import { Media } from './media.ts'
import type { FileReport, ImportReport, Outcome } from './outcomes.ts'
import { place } from './placing.ts'
import { publish } from './publishing.ts'
import { isIndex, Names, slugFor } from './slugs.ts'
import { Spool } from './spool.ts'
import { walk } from './walk.ts'

export type ImportOptions = {
  folder: string
  /** The content folder that articles are put into. */
  content: string
  mapping: Mapping
  /** Under which name the folder is remembered; its own, if none is given. */
  name?: string | undefined
  /** The day that articles have which name none. */
  today: string
  /** Articles whose source is gone are removed. */
  remove?: boolean
  progress?: ((done: number, of: number, what: 'read' | 'written') => void) | undefined
}

/** Folders and files that are only ever parts of others: `includes/x.md`, `_part.mdx`. */
const isFragment = (path: string, mapping: Mapping) =>
  path
    .split('/')
    .slice(0, -1)
    .some((folder) => mapping.fragments.includes(folder)) ||
  (basename(path).startsWith('_') && !isIndex(path))

const isExcluded = (path: string, mapping: Mapping) => mapping.exclude.some((glob) => matchesGlob(path, glob))

/** Makes articles of a folder of Markdown. The same folder again changes nothing; a file that changed changes its own article. */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { folder, content, mapping, today, progress = () => {} } = options
  const name = options.name ?? (slugFor(basename(resolve(folder))) || 'import')
  const walked = await walk(folder)
  const paths = [...walked.markdown.map(({ path }) => path), ...walked.others]
  const library = new Library(folder, paths)
  const foreign =
    mapping.language === 'any'
      ? new Map<string, string>()
      : otherLanguages(
          walked.markdown.map(({ path }) => path),
          mapping.language,
        )
  const constructs = new Constructs()
  const ledger = await readLedger(content, name)
  const own = new Set(Object.values(ledger.articles).map(({ slug }) => slug))
  const there = await existing(content, { name, own, ownMedia: new Set(Object.values(ledger.media)) })
  const spool = new Spool()
  try {
    const files: FileReport[] = []
    const drafts: Draft[] = []
    const fragments: string[] = []
    const parts = new Set<string>()
    let done = 0
    const keep = async (path: string, data: Uint8Array) => {
      await writeIfChanged(join(sourceFolder(content, name), path), data)
    }
    await inBatches(
      walked.markdown,
      async ({ path, bytes }) =>
        isExcluded(path, mapping) || foreign.has(path) || bytes > mapping.largest
          ? null
          : readFile(join(folder, path)).catch(() => null),
      async ({ path, bytes }, data) => {
        progress((done += 1), walked.markdown.length, 'read')
        const tell = (outcome: Outcome, note?: string) =>
          void files.push({ path, outcome, ...(note === undefined ? {} : { note }) })
        if (isExcluded(path, mapping)) return tell('skipped: excluded')
        const language = foreign.get(path)
        if (language !== undefined) return tell('skipped: another language', language)
        if (bytes > mapping.largest) return tell('refused: too large', `${bytes} bytes`)
        if (data === null) return tell('refused: cannot be read')
        if (isBinary(data)) return tell('refused: no text in it')
        if (isFragment(path, mapping)) fragments.push(path)
        else {
          try {
            const draft = draftOf(path, data, { mapping, library, constructs, spool })
            for (const part of draft.parts) parts.add(part)
            drafts.push(draft)
          } catch (error) {
            // One file of ten thousand must not keep the others out.
            if (error instanceof TooMuch) tell('refused: takes too long', error.what)
            else tell('refused: the import failed on it', String(error))
          }
        }
        return keep(path, data)
      },
    )
    for (const path of fragments)
      files.push({ path, outcome: parts.has(path) ? 'part of others' : 'skipped: part that nothing uses' })
    const placed = place(drafts, { ledger, there, mapping, constructs })
    const addresses = new Addresses()
    for (const { path, fields } of drafts) addresses.add(path, fields.addresses, fields.redirects)
    const media = new Media(library, join(content, 'en/media'), new Names(there.media), ledger.media)
    const published = await publish({
      name,
      drafts,
      placed,
      addresses,
      media,
      library,
      constructs,
      spool,
      mapping,
      content,
      ledger,
      today,
      walked,
      there,
      remove: options.remove === true,
      progress,
    })
    files.push(...published.files)
    const copied = await media.copy()
    await writeLedger(content, name, {
      version: 1,
      articles: published.articles,
      media: Object.fromEntries(
        [...media.given].filter(([path]) => media.used.has(path) || published.keepsMedia(path)),
      ),
      merged: Object.fromEntries([...placed.merged].map(([path, into]) => [path, into])),
    })
    const pictures = walked.others.filter((path) => /\.(png|jpe?g|gif|svg|webp|avif)$/i.test(path)).length
    return {
      folder,
      name,
      content,
      files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      passedBy: walked.skipped,
      others: countEndings(walked.others),
      pictures: { used: media.used.size, copied, unused: Math.max(0, pictures - media.used.size) },
      redirects: published.redirects,
      gone: published.gone,
      renamed: placed.renamed,
      constructs: constructs.all,
      sumsAreRight: isToldOnce(
        files,
        walked.markdown.map(({ path }) => path),
      ),
    }
  } finally {
    spool.end()
  }
}

/** Text of one byte a letter, or of several, holds no NUL; a picture that is called `.md` holds many. */
function isBinary(data: Uint8Array): boolean {
  const head = data.subarray(0, 4000)
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16) return false
  const nul = head.filter((byte) => byte === 0).length
  const odd = head.filter((byte, index) => byte === 0 && index % 2 === 1).length
  const looksWide = nul > head.length * 0.3 && (odd === nul || odd === 0)
  return !looksWide && nul > Math.max(4, head.length * 0.05)
}

function countEndings(paths: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const ending = /\.([A-Za-z0-9]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? 'none'
    counts.set(ending, (counts.get(ending) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}

function isToldOnce(files: readonly FileReport[], paths: readonly string[]): boolean {
  const told = new Set(files.map(({ path }) => path))
  return told.size === files.length && files.length === paths.length && paths.every((path) => told.has(path))
}
