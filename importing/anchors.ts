import GithubSlugger from 'github-slugger'
import type { Heading } from '../contract/article.ts'
import { type Anchor } from './html-pass.ts'
import { headingOf, type SourceHeading } from './structure.ts'

/** Names of places in a page, as its source has them, with the ids that they have here. Null: the top of the page. */
export type AnchorIds = Record<string, string | null>

/** However a tool makes ids of headings, it keeps letters and digits, some without what is above them. */
export const looseId = (id: string) =>
  id.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '') // prettier-ignore

const withoutSigns = (text: string) =>
  text.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/<[^>]+>|[`*]/g, '')

/**
 * `drawn`: ids of all headings of the page in order; `listed`: those that links may name. A heading that may not be named is stood for by
 * the one above it that may.
 */
export function anchorIds(
  headings: readonly SourceHeading[],
  {
    drawn,
    listed,
    anchors,
  }: { drawn: readonly string[]; listed: readonly Heading[]; anchors: readonly Anchor[] },
): AnchorIds {
  const ids: AnchorIds = Object.create(null) as AnchorIds
  const named = new Set(listed.map(({ id }) => id))
  const slugger = new GithubSlugger()
  const targets = new Map<SourceHeading, string | null>()
  let above: string | null = null
  for (const [index, heading] of headings.entries()) {
    const own = drawn[index]
    if (own !== undefined && named.has(own)) above = own
    targets.set(heading, above)
  }
  const put = (key: string, id: string | null) => {
    if (key !== '' && !Object.hasOwn(ids, key)) ids[key] = id
  }
  // What is named on purpose goes before what is made of words.
  for (const heading of headings)
    if (heading.id !== null) put(heading.id.toLowerCase(), targets.get(heading) ?? null)
  const byFile = Map.groupBy(headings, ({ origin }) => origin.file)
  for (const anchor of anchors) {
    const heading = headingOf(anchor, byFile.get(anchor.origin.file) ?? [])
    put(anchor.id.toLowerCase(), heading ? (targets.get(heading) ?? null) : null)
  }
  for (const heading of headings) put(slugger.slug(withoutSigns(heading.text)), targets.get(heading) ?? null)
  for (const [index, heading] of headings.entries()) put(drawn[index] ?? '', targets.get(heading) ?? null)
  for (const heading of headings) put(looseId(heading.text), targets.get(heading) ?? null)
  for (const { id } of headings) if (id !== null) put(looseId(id), ids[id.toLowerCase()] ?? null)
  return ids
}

/** The id here of a place in a page; undefined where it has none. */
export function idFor(fragment: string, ids: AnchorIds): string | null | undefined {
  const plain = fragment.toLowerCase()
  if (plain === '' || plain === 'top') return null
  for (const key of [
    plain,
    plain.replace(/^user-content-/, ''),
    looseId(plain),
    looseId(plain.replace(/[-_]?\d+$/, '')),
  ])
    if (Object.hasOwn(ids, key)) return ids[key]
  return undefined
}
