/** A range by its ends, of which either may be missing: then it has no end there. Both ends belong to it. */
export type VersionRange = { from?: string; to?: string }
export type Versions = 'not-version-specific' | string[] | VersionRange

/** `2.10` comes after `2.9`. */
const natural = new Intl.Collator('en', { numeric: true })

/** Which of two versions is older. `order`: a product's versions, the oldest first; they need not be numbers (decision 032). */
export function compareVersions(a: string, b: string, order: readonly string[] = []): number {
  const [first, second] = [order.indexOf(a), order.indexOf(b)]
  return first !== -1 && second !== -1 ? first - second : natural.compare(a, b)
}

export const isRange = (versions: Versions): versions is VersionRange =>
  typeof versions === 'object' && !Array.isArray(versions)

/** Whether what is said of `versions` holds for one of them. */
export function holdsFor(versions: Versions, version: string, order: readonly string[] = []): boolean {
  if (typeof versions === 'string') return true
  if (Array.isArray(versions)) return versions.includes(version)
  const { from, to } = versions
  return (
    (from === undefined || compareVersions(from, version, order) <= 0) &&
    (to === undefined || compareVersions(version, to, order) <= 0)
  )
}

/** The versions that a text names. */
export const namedIn = (versions: Versions): string[] =>
  typeof versions === 'string' ? [] : Array.isArray(versions) ? versions : Object.values(versions)

type Line = { id: string; versions: readonly string[] }

/**
 * By which product's list of versions a range goes: the first that knows all that the range names, of the products of the article, or of
 * all where it names none. An empty list: none does.
 */
export function orderFor(
  { versions, products }: { versions: Versions; products: readonly string[] },
  lines: readonly Line[],
): readonly string[] {
  const named = namedIn(versions)
  const own = lines.filter(({ id }) => products.length === 0 || products.includes(id))
  return own.find(({ versions: known }) => named.every((one) => known.includes(one)))?.versions ?? []
}
