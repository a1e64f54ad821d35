import { hash } from 'node:crypto'

const longest = 100
/** Folders that hold everything and say nothing. */
const generic = new Set(
  'doc docs documentation content contents article articles page pages file files src source website site topics en en-us en_us _posts _docs packages'.split(' '),
) // prettier-ignore
const indexNames = new Set(['index', 'readme', '_index', 'overview.index'])

export const withoutExtension = (path: string) => path.replace(/\.[A-Za-z]+$/, '')
export const isIndex = (path: string) =>
  indexNames.has(withoutExtension(path).split('/').at(-1)?.toLowerCase() ?? '')

/** `2024-01-31-title` and `01-title`: what sorts files is no part of their name. */
export const withoutOrder = (segment: string) =>
  segment.replace(/^\d{4}-\d\d?-\d\d?-(?=.)/, '').replace(/^\d{2,3}[-_.](?=\D)/, '')

const asSlug = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

export const shortHash = (text: string) => hash('sha256', text, 'hex').slice(0, 8)

/** The parts of a path that tell something, without the file’s own name where it is only that of the folder. */
export function tellingParts(path: string): string[] {
  const parts = withoutExtension(path).split('/')
  const named = isIndex(path) && parts.length > 1 ? parts.slice(0, -1) : parts
  const first = named.findIndex(
    (part, index) => index === named.length - 1 || !generic.has(part.toLowerCase()),
  )
  return named.slice(Math.max(first, 0))
}

/** An address made of a path: at most 100 characters of `a`–`z`, digits and hyphens. */
export function slugFor(path: string, prefix?: string): string {
  const parts = tellingParts(path).map((part) => asSlug(withoutOrder(part)))
  // Letters that have no like among ours leave nothing: then the path’s hash names it.
  const lost = parts.some((part) => part === '')
  const readable = [prefix, ...parts].filter(Boolean).join('-')
  if (!lost && readable.length <= longest) return readable
  const own = shortHash(path)
  const short = readable.slice(0, longest - own.length - 1).replace(/-[^-]*$/, '')
  return [short, own].filter(Boolean).join('-')
}

/** Gives out names that nobody has. The same wishes in the same order get the same names. */
export class Names {
  readonly #taken: Set<string>
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }
  has(name: string) {
    return this.#taken.has(name)
  }
  keep(name: string) {
    this.#taken.add(name)
  }
  /** `candidates` are tried in order; then the first of them with a number behind it. */
  take(candidates: readonly string[], numbered: (name: string, number: number) => string): string {
    const [first = ''] = candidates
    let name = candidates.find((candidate) => !this.#taken.has(candidate))
    for (let number = 2; name === undefined; number += 1) {
      const next = numbered(first, number)
      if (!this.#taken.has(next)) name = next
    }
    this.#taken.add(name)
    return name
  }
}

export const numberedSlug = (slug: string, number: number) =>
  `${slug.slice(0, longest - String(number).length - 1).replace(/-+$/, '')}-${number}`
