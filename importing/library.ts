import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dirname, join as joinPath, normalize } from 'node:path/posix'
import { LRUCache } from 'lru-cache'
import { parse as parseToml } from 'smol-toml'
import { parse } from 'yaml'
import { decode } from './decode.ts'

/** Where tools look for parts, from the folder. */
const roots = [
  '',
  '_includes',
  'includes',
  'content',
  'content/en',
  'docs',
  'static',
  'data',
  'data/reusables',
  'src',
  'layouts/shortcodes',
  'content/en/examples',
  'examples',
  'content/en/includes',
  'website',
  'site',
]
/** Where tools keep words that pages name, and in what of it. */
const settings: readonly (readonly [file: string, within: string])[] = [
  ['docset.yml', 'subs'], ['hugo.toml', 'params'], ['hugo.yaml', 'params'], ['hugo.yml', 'params'], ['config.toml', 'params'], ['config.yaml', 'params'],
  ['config/_default/params.toml', ''], ['config/_default/hugo.toml', 'params'], ['_config.yml', ''], ['mkdocs.yml', 'extra'], ['_variables.yml', ''],
] // prettier-ignore
const extensions = ['', '.md', '.mdx', '.markdown', '.html']

/** The files of a folder, by path, as they are named or nearly so. Nothing outside of it is ever read. */
export class Library {
  readonly folder: string
  readonly #exact: ReadonlySet<string>
  /** In lower case. */
  readonly #paths: ReadonlyMap<string, string>
  readonly #byName = new Map<string, string[]>()
  readonly #texts = new LRUCache<string, { text: string | null }>({
    max: 2000,
    maxSize: 50_000_000,
    sizeCalculation: ({ text }) => (text?.length ?? 0) + 1,
  })
  readonly #data = new LRUCache<string, { value: unknown }>({ max: 500 })

  constructor(folder: string, paths: readonly string[]) {
    this.folder = folder
    this.#exact = new Set(paths)
    this.#paths = new Map(paths.map((path) => [path.toLowerCase(), path]))
    for (const path of this.#paths.values()) {
      const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
      const named = this.#byName.get(name)
      if (named) named.push(path)
      else this.#byName.set(name, [path])
    }
  }

  /** The path as it is written on disk; null where there is no such file, or it lies outside of the folder. */
  at(path: string): string | null {
    const plain = normalize(path)
    if (this.#exact.has(plain)) return plain
    return plain.startsWith('..') ? null : (this.#paths.get(plain.toLowerCase()) ?? null)
  }

  /** A part that a file names: beside it, from the folder, where tools keep parts, or the only file that ends so. */
  part(name: string, from: string): string | null {
    const plain = name
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(?:~|@site|@)?\/+/, '')
      .replace(/[?#].*$/, '')
    if (plain === '') return null
    const places = [dirname(from), ...roots]
    for (const place of name.startsWith('/') || name.startsWith('~') ? roots : places) {
      for (const extension of extensions) {
        const found = this.at(joinPath(place, plain + extension))
        if (found !== null) return found
      }
    }
    const tail = `/${plain.replace(/^(\.\.?\/)+/, '').toLowerCase()}`
    for (const extension of extensions) {
      const named = this.#byName.get((tail + extension).slice((tail + extension).lastIndexOf('/') + 1)) ?? []
      const [only, second] = named.filter((path) => `/${path.toLowerCase()}`.endsWith(tail + extension))
      if (only !== undefined && second === undefined) return only
    }
    return null
  }

  /** A file's text; null where there is none, or it is too large for a part. */
  read(path: string): string | null {
    const kept = this.#texts.get(path)
    if (kept) return kept.text
    let text: string | null = null
    try {
      const bytes = readFileSync(join(this.folder, path))
      text = bytes.length > 2_000_000 ? null : decode(bytes).text
    } catch {
      text = null
    }
    this.#texts.set(path, { text })
    return text
  }

  /** What stands at `keys` in a file of data, as text. */
  word(path: string, keys: readonly string[]): string | null {
    let data = this.#data.get(path)
    if (!data) {
      data = { value: null }
      try {
        const source = this.read(path) ?? ''
        data.value = path.endsWith('.toml')
          ? parseToml(source)
          : (parse(source, { logLevel: 'silent', uniqueKeys: false }) as unknown)
      } catch {
        // Malformed data has no words.
      }
      this.#data.set(path, data)
    }
    let value: unknown = data.value
    for (const key of keys)
      value =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  /** A file that a tool looks for where its pages begin. */
  root(name: string): string | null {
    return this.at(name) ?? this.at(`docs/${name}`) ?? this.at(`doc/${name}`)
  }

  /** What the settings of the folder’s tool say for a name, such as `version`. */
  setting(name: string): string | null {
    for (const [file, part] of settings) {
      const path = this.root(file)
      const word =
        path === null ? null : this.word(path, [...(part === '' ? [] : [part]), ...name.split('.')])
      if (word !== null) return word
    }
    return null
  }
}
