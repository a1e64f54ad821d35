import { dirname, join, normalize } from 'node:path/posix'
import { isIndex, withoutExtension, withoutOrder } from './slugs.ts'

/** The parts of an address, as they are compared: without order, endings and capitals. */
const partsOf = (address: string) =>
  address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part, index, all) => withoutOrder(index === all.length - 1 ? part.replace(/\.(md|mdx|markdown|html?|aspx|php)$/i, '') : part).toLowerCase()) // prettier-ignore

const sameFrom = (a: string, b: string) => {
  const [one, other] = [a.split('/'), b.split('/')]
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  return same
}

/** Where articles stood before, by every way to write it. */
export class Addresses {
  readonly #paths = new Set<string>()
  /** In lower case: people write capitals as they like. */
  readonly #byPath = new Map<string, string>()
  /** Addresses of one word. */
  readonly #whole = new Map<string, string>()
  /** Ends of addresses, each with the paths of the files that have one. */
  readonly #ends = new Map<string, string | string[]>()
  /** Whole addresses at which pages stood once. */
  readonly #former = new Map<string, string>()

  /** A file, and the addresses that it gives itself. */
  add(path: string, own: readonly string[], former: readonly string[] = []) {
    for (const address of former) {
      const key = partsOf(address).join('/')
      if (key !== '' && !this.#former.has(key)) this.#former.set(key, path)
    }
    this.#paths.add(path)
    this.#byPath.set(path.toLowerCase(), path)
    const folder = dirname(path)
    const natural = isIndex(path) ? folder : withoutExtension(path)
    this.#addEnds(natural === '.' ? '' : natural, path)
    for (const address of own) {
      if (/[:{}]|^https?:/.test(address)) continue
      this.#addEnds(address.startsWith('/') || address.includes('/') ? address : join(folder, address), path)
    }
  }

  #addEnds(address: string, path: string) {
    const parts = partsOf(address)
    if (parts.length === 1 && !this.#whole.has(parts[0] ?? '')) this.#whole.set(parts[0] ?? '', path)
    for (let from = 0; from < parts.length; from += 1) {
      const end = parts.slice(from).join('/')
      const there = this.#ends.get(end)
      if (there === undefined) this.#ends.set(end, path)
      else if (typeof there === 'string') {
        if (there !== path) this.#ends.set(end, [there, path])
      } else if (!there.includes(path) && there.length < 200) there.push(path)
    }
  }

  /** A file of Markdown that a path names: with or without its ending, or as its folder. */
  #file(path: string): string | null {
    const plain = normalize(path).replace(/\/$/, '')
    if (plain.startsWith('..')) return null
    const base = plain.replace(/\.html?$/i, '')
    const tries = [plain, ...['.md', '.mdx', '.markdown'].map((ending) => base + ending)]
    for (const index of ['index', 'README', '_index'])
      for (const ending of ['.md', '.mdx', '.markdown']) tries.push(base === '.' ? index + ending : `${base}/${index}${ending}`) // prettier-ignore
    for (const one of tries) {
      if (this.#paths.has(one)) return one
      const found = this.#byPath.get(one.toLowerCase())
      if (found !== undefined) return found
    }
    return null
  }

  /** Of all that end so, the one that is nearest to `from`; null where several are as near. */
  #nearest(end: string, from: string): string | null {
    const there = this.#ends.get(end)
    if (there === undefined || typeof there === 'string') return there ?? null
    const ranked = there
      .map((path) => ({ path, near: sameFrom(path, from) }))
      .toSorted((a, b) => b.near - a.near)
    const [first, second] = ranked
    return first && first.near > (second?.near ?? -1) ? first.path : null
  }

  /** The file that a link leads to, which is written in the file `from`. `path`: decoded, without what follows `?` or `#`. */
  resolve(path: string, from: string): string | null {
    const found = this.#resolve(path, from)
    return found ?? (path.startsWith('/') ? (this.#former.get(partsOf(path).join('/')) ?? null) : null)
  }

  #resolve(path: string, from: string): string | null {
    if (path.startsWith('/')) {
      const own = this.#file(path.slice(1))
      if (own !== null) return own
      const parts = partsOf(path)
      for (let skip = 0; skip < parts.length; skip += 1) {
        // One word alone, of a longer address, may be any page’s, unless it is all of an address.
        if (skip > 0 && parts.length - skip < 2) return this.#whole.get(parts.at(-1) ?? '') ?? null
        const found = this.#nearest(parts.slice(skip).join('/'), from)
        if (found !== null) return found
      }
      return null
    }
    const beside = join(dirname(from), path)
    // Some tools tell addresses from that of the page, which is one deeper than its file.
    const below = join(withoutExtension(from), path)
    for (const place of [beside, below]) {
      const found = this.#file(place)
      if (found !== null) return found
    }
    for (const place of [beside, below]) {
      const parts = partsOf(place).filter((part) => part !== '..')
      const found = parts.length > 1 ? this.#nearest(parts.join('/'), from) : null
      if (found !== null) return found
    }
    return null
  }
}
