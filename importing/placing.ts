import type { Constructs } from './constructs.ts'
import type { Draft } from './draft.ts'
import type { Existing } from './existing.ts'
import type { Ledger } from './ledger.ts'
import type { Mapping } from './mapping.ts'
import type { ImportReport } from './outcomes.ts'
import { Names, numberedSlug, shortHash, slugFor } from './slugs.ts'
import { cut } from './summary.ts'

export type Placed = {
  slugs: Map<string, string>
  titles: Map<string, { title: string; wish: string }>
  /** Files that say what another one says, with that one. */
  merged: Map<string, string>
  renamed: ImportReport['renamed']
}

const depthOf = (path: string) => path.split('/').length
const longestTitle = 120

/** Titles with the folder behind them, and more of it if need be. */
function titlesFor(wish: string, path: string): string[] {
  const folders = path.split('/').slice(0, -1).toReversed()
  const more = folders.map((_folder, index) =>
    folders
      .slice(0, index + 1)
      .toReversed()
      .join(' / '),
  )
  const fit = (suffix: string) => `${cut(wish, longestTitle - suffix.length - 3)} (${suffix})`
  return [wish, ...more.filter((suffix) => suffix.length < 70).map(fit), fit(shortHash(path))]
}

/** Gives every article an address and a title that no other has. Those that were given before stay. */
export function place(
  drafts: readonly Draft[],
  {
    ledger,
    there,
    mapping,
    constructs,
  }: { ledger: Ledger; there: Existing; mapping: Mapping; constructs: Constructs },
): Placed {
  const published = drafts.filter(({ without }) => without === null)
  const merged = new Map<string, string>()
  const byText = Map.groupBy(published, ({ sameText }) => sameText)
  for (const same of byText.values()) {
    // The one that was there before stays; else the one that is nearest to the folder.
    const [first, ...others] = same.toSorted(
      (a, b) =>
        Number(Object.hasOwn(ledger.articles, b.path)) - Number(Object.hasOwn(ledger.articles, a.path)) ||
        depthOf(a.path) - depthOf(b.path) ||
        (a.path < b.path ? -1 : 1),
    )
    for (const other of others) if (first) merged.set(other.path, first.path)
  }
  const rest = published.filter(({ path }) => !merged.has(path))
  const slugNames = new Names([
    ...there.slugs,
    ...there.forgotten.values(),
    ...Object.values(ledger.articles).map(({ slug }) => slug),
  ])
  const titleNames = new Names(there.titles)
  const slugs = new Map<string, string>()
  const titles: Placed['titles'] = new Map()
  const renamed: Placed['renamed'] = []

  for (const { path } of rest) {
    const before = ledger.articles[path]?.slug ?? there.forgotten.get(path)
    if (before !== undefined) slugs.set(path, before)
  }
  for (const { path } of rest) {
    if (slugs.has(path)) continue
    const wish = slugFor(path, mapping.prefix)
    const given = slugNames.take([wish], numberedSlug)
    slugs.set(path, given)
    if (given !== wish) renamed.push({ path, what: 'address', wish, given, why: 'another article has it' })
  }
  const wishes = rest.map(({ path, title }) => ({ path, title, wish: cut(title, longestTitle) }))
  for (const { path, title, wish } of wishes) {
    if (title !== wish) {
      constructs.add('title of more than 120 characters', 'reduced', { file: path, line: 1 }, title)
      renamed.push({ path, what: 'title', wish: title, given: wish, why: 'it is too long' })
    }
    const before = ledger.articles[path]
    if (before?.wish !== wish || titleNames.has(before.title.toLowerCase())) continue
    titleNames.keep(before.title.toLowerCase())
    titles.set(path, { title: before.title, wish })
  }
  // Whoever stands nearest to the folder has the title as it is.
  for (const { path, wish } of wishes.toSorted((a, b) => depthOf(a.path) - depthOf(b.path))) {
    if (titles.has(path)) continue
    const candidates = titlesFor(wish, path)
    const lower = titleNames.take(candidates.map((one) => one.toLowerCase()), (one, number) => `${one.slice(0, 110)} (${number})`) // prettier-ignore
    const title = candidates.find((one) => one.toLowerCase() === lower) ?? `${wish.slice(0, 110)}${lower.slice(Math.min(wish.length, 110))}` // prettier-ignore
    titles.set(path, { title, wish })
    if (title !== wish)
      renamed.push({ path, what: 'title', wish, given: title, why: 'another article has it' })
  }
  return { slugs, titles, merged, renamed }
}
