import { hash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Addresses } from './addresses.ts'
import { idFor } from './anchors.ts'
import { inBatches } from '../server/content/batches.ts'
import { articleText } from './article-text.ts'
import type { Constructs } from './constructs.ts'
import type { Draft } from './draft.ts'
import type { Existing } from './existing.ts'
import { type Ledger, type LedgerArticle, writeIfChanged } from './ledger.ts'
import type { Library } from './library.ts'
import { fromFolder, rewriteLinks } from './links.ts'
import type { Mapping } from './mapping.ts'
import type { Media } from './media.ts'
import type { FileReport, ImportReport, Outcome } from './outcomes.ts'
import type { Placed } from './placing.ts'
import { type Redirect, readRedirectFile, keepRedirects } from './redirects.ts'
import { slugFor, withoutExtension } from './slugs.ts'
import type { Spool } from './spool.ts'
import type { Walked } from './walk.ts'

type Publishing = {
  name: string
  drafts: readonly Draft[]
  placed: Placed
  addresses: Addresses
  media: Media
  library: Library
  constructs: Constructs
  spool: Spool
  mapping: Mapping
  content: string
  ledger: Ledger
  today: string
  walked: Walked
  there: Existing
  remove: boolean
  progress: (done: number, of: number, what: 'read' | 'written') => void
}

type Published = {
  files: FileReport[]
  articles: Record<string, LedgerArticle>
  redirects: ImportReport['redirects']
  gone: ImportReport['gone']
  keepsMedia: (path: string) => boolean
}

const sha = (data: string | Uint8Array) => hash('sha256', data, 'base64url')
const withoutArticle = {
  'no text': 'skipped: no text',
  draft: 'skipped: draft',
  redirect: 'redirect',
} as const

/** Writes articles with their links, once every address is known. */
export async function publish(work: Publishing): Promise<Published> {
  const { drafts, placed, constructs, spool, mapping, content, ledger, today, progress } = work
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]))
  const { page, reason } = pagesOf(work, byPath)
  const { kept, left } = redirectsOf(work, page)
  const files: FileReport[] = []
  const articles: Record<string, LedgerArticle> = {}
  let done = 0
  const publishOne = async (draft: Draft) => {
    progress((done += 1), drafts.length, 'written')
    const { path } = draft
    const into = placed.merged.get(path)
    const slug = placed.slugs.get(path)
    const { title, wish } = placed.titles.get(path) ?? { title: draft.title, wish: draft.title }
    if (draft.without !== null || into !== undefined || slug === undefined) {
      const outcome: Outcome = draft.without === null ? 'merged' : withoutArticle[draft.without]
      const note = into ?? draft.fields.movedTo
      files.push({ path, outcome, title: draft.title, ...(note === null ? {} : { note }) })
      return
    }
    const before = ledger.articles[path]
    const day = before?.source === draft.source ? before.day : today
    const body = rewriteLinks(spool.read(draft.slip), {
      page,
      reason,
      own: (fragment) => idFor(fragment, draft.anchors),
      picture: (source, from) => work.media.nameFor(source, from),
      site: mapping.site,
      constructs,
    })
    const products = draft.fields.products.filter((one) => {
      if (work.there.products === null || work.there.products.has(one)) return true
      constructs.add('product that is not in products.yaml', 'left out', { file: path, line: 1 }, one)
      return false
    })
    const updated = draft.fields.updated ?? dayInName(path) ?? mapping.updated ?? day
    const text = articleText(
      draft,
      { name: work.name, title, updated, redirects: kept.get(slug) ?? [], products },
      body.text,
      mapping.drafts,
    )
    const entry = { slug, title, wish, source: draft.source, article: sha(text), day }
    const outcome = await write(join(content, `en/articles/${slug}.md`), text, before, entry)
    articles[path] =
      outcome === 'edited here, left alone' ? { ...entry, article: before?.article ?? '' } : entry
    const note =
      outcome === 'edited here, left alone' && before?.source !== draft.source
        ? 'and changed at its source since'
        : null
    files.push({ path, outcome, slug, title, ...(note === null ? {} : { note }) })
  }
  await inBatches(drafts, async () => null, publishOne)
  const gone = await goneOf(work, articles)
  return {
    files,
    articles,
    redirects: { written: [...kept.values()].flat().length, left },
    gone,
    // What an article shows that is left alone, stays.
    keepsMedia: (path) => gone.some(({ done }) => done !== 'removed') && work.media.given.has(path),
  }
}

const dayInName = (path: string) => /(?:^|\/)(\d{4}-\d\d-\d\d)-[^/]+$/.exec(path)?.[1] ?? null

async function write(
  path: string,
  text: string,
  before: LedgerArticle | undefined,
  entry: LedgerArticle,
): Promise<Outcome> {
  const there = await readFile(path).catch(() => null)
  // One that nobody remembers was written by an import that was broken off; if it says something else, somebody has worked on it.
  if (there !== null && sha(there) !== before?.article && sha(there) !== entry.article)
    return 'edited here, left alone'
  const changed = await writeIfChanged(path, text)
  if (!changed) return 'unchanged'
  return before === undefined || there === null ? 'new' : 'changed'
}

/** Where links lead, and why some do not. */
function pagesOf({ addresses, placed, library }: Publishing, byPath: ReadonlyMap<string, Draft>) {
  const page = (path: string, from: string) => {
    const found = addresses.resolve(path, from)
    const draft = found === null ? undefined : byPath.get(placed.merged.get(found) ?? found)
    const slug = draft && placed.slugs.get(draft.path)
    const titled = (one: Draft) => placed.titles.get(one.path)?.title ?? one.title
    if (draft && slug !== undefined)
      return { slug, title: titled(draft), id: (fragment: string) => idFor(fragment, draft.anchors) }
    const movedTo = draft?.without === 'redirect' ? draft.fields.movedTo : null
    if (movedTo === null || draft === undefined) return null
    const next = addresses.resolve(movedTo.replace(/[?#].*$/, ''), draft.path)
    const target = next === null ? undefined : byPath.get(placed.merged.get(next) ?? next)
    const nextSlug = target && placed.slugs.get(target.path)
    return target && nextSlug !== undefined
      ? { slug: nextSlug, title: titled(target), id: (fragment: string) => idFor(fragment, target.anchors) }
      : null
  }
  const reason = (path: string, from: string) => {
    const found = addresses.resolve(path, from)
    const draft = found === null ? undefined : byPath.get(found)
    if (draft)
      return draft.without === null
        ? 'a file that is no article'
        : `a file that is no article: ${draft.without}`
    const local = fromFolder(path, from)
    if (library.at(local) !== null) return 'a file that is no article'
    if (local.startsWith('..')) return 'a file outside the folder'
    return path.startsWith('/') ? 'an address outside the folder' : 'a file that is not there'
  }
  return { page, reason }
}

/** Former addresses of all articles: those they name, those of pages that only led on, and those that a file lists. */
function redirectsOf(work: Publishing, page: (path: string, from: string) => { slug: string } | null) {
  const { drafts, placed, library, walked, mapping, there } = work
  const wishes: Redirect[] = []
  const lost: { address: string; why: string }[] = []
  for (const { path, fields, without } of drafts) {
    const slug = placed.slugs.get(placed.merged.get(path) ?? path)
    if (slug !== undefined) for (const from of fields.redirects) wishes.push({ from, slug })
    if (slug !== undefined && placed.merged.has(path))
      wishes.push({ from: slugFor(path, mapping.prefix), slug })
    if (slug !== undefined && mapping.formerly !== undefined)
      wishes.push({
        from: `${mapping.formerly.replace(/\/$/, '')}/${withoutExtension(path).replace(/(^|\/)(index|README|_index)$/i, '')}`,
        slug,
      })
    if (without !== 'redirect') continue
    const target = fields.movedTo === null ? null : page(fields.movedTo.replace(/[?#].*$/, ''), path)
    if (target) wishes.push({ from: slugFor(path, mapping.prefix), slug: target.slug })
    else
      lost.push({ address: path, why: `leads to ${fields.movedTo ?? 'nothing'}, which is not in the folder` })
  }
  for (const file of walked.others.filter((path) =>
    /(^|\/)(\.openpublishing\.redirection[\w.-]*\.json|_redirects)$/.test(path),
  )) {
    const listed = readRedirectFile(file, library.read(file) ?? '')
    if (listed === null) lost.push({ address: file, why: 'cannot be read' })
    for (const { from, to } of listed ?? []) {
      const target = page(to.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, ''), file)
      if (target) wishes.push({ from: `/${from.replace(/^\//, '')}`, slug: target.slug })
      else lost.push({ address: from, why: `leads to ${to}, which is not in the folder` })
    }
  }
  const { kept, left } = keepRedirects(
    wishes,
    new Set([...placed.slugs.values(), ...there.slugs]),
    there.redirects,
  )
  return { kept, left: [...lost, ...left] }
}

/** Files that were there before. Their articles stay, unless whoever imports says otherwise. */
async function goneOf({ ledger, content, remove }: Publishing, articles: Record<string, LedgerArticle>) {
  const gone: ImportReport['gone'] = []
  const live = new Set(Object.values(articles).map(({ slug }) => slug))
  for (const [path, before] of Object.entries(ledger.articles)) {
    if (Object.hasOwn(articles, path)) continue
    const file = join(content, `en/articles/${before.slug}.md`)
    const there = await readFile(file).catch(() => null)
    const edited = there !== null && sha(there) !== before.article
    const removes = remove && !edited && !live.has(before.slug)
    if (removes) await rm(file, { force: true })
    else articles[path] = before
    gone.push({
      path,
      slug: before.slug,
      done: removes ? 'removed' : edited ? 'edited here, left alone' : 'left',
    })
  }
  return gone
}
