import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extname } from 'node:path/posix'
import { writeIfChanged } from './ledger.ts'
import type { Library } from './library.ts'
import { fromFolder } from './links.ts'
import { type Names, slugFor, withoutExtension } from './slugs.ts'

const shown = /\.(png|jpe?g|gif|svg|webp|avif|bmp|ico)$/i

/** Gives pictures names of their own in `en/media`, and copies those that articles show. */
export class Media {
  readonly #library: Library
  /** `en/media`. */
  readonly #folder: string
  readonly #names: Names
  /** Names by the path of the picture. */
  readonly given: Map<string, string>
  readonly used = new Set<string>()

  constructor(library: Library, folder: string, names: Names, before: Readonly<Record<string, string>>) {
    this.#folder = folder
    this.#library = library
    this.#names = names
    this.given = new Map(Object.entries(before))
    for (const name of this.given.values()) names.keep(name)
  }

  /** The name of the picture that a file shows; null where there is none. */
  nameFor(path: string, from: string): string | null {
    const found = shown.test(path)
      ? (this.#library.at(fromFolder(path, from)) ?? this.#library.part(path, from))
      : null
    if (found === null) return null
    this.used.add(found)
    const before = this.given.get(found)
    if (before !== undefined) return before
    const ending = extname(found).toLowerCase()
    const slug = slugFor(`${withoutExtension(found)}.x`)
    const name =
      this.#sameThere(found, slug + ending) ??
      this.#names.take([slug + ending], (_wish, number) => `${slug}-${number}${ending}`)
    this.given.set(found, name)
    return name
  }

  /** A picture that is there under its name already, from an import that was broken off, is that picture. */
  #sameThere(path: string, name: string): string | null {
    if (!this.#names.has(name)) return null
    try {
      const [there, own] = [join(this.#folder, name), join(this.#library.folder, path)].map((file) =>
        readFileSync(file),
      )
      return there && own?.equals(there) ? name : null
    } catch {
      return null
    }
  }

  /** Copies what is used and not there yet; how many that were. */
  async copy(): Promise<number> {
    let copied = 0
    for (const path of [...this.used].toSorted()) {
      const name = this.given.get(path)
      if (name === undefined) continue
      const bytes = await readFile(join(this.#library.folder, path))
      if (await writeIfChanged(join(this.#folder, name), bytes)) copied += 1
    }
    return copied
  }
}
