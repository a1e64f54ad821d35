import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extname } from 'node:path/posix'
import { imageSize } from 'image-size'
import { writeIfChanged } from './ledger.ts'
import type { Library } from './library.ts'
import { fromFolder } from './links.ts'
import { type Names, slugFor, withoutExtension } from './slugs.ts'

const shown = /\.(png|jpe?g|gif|svg|webp|avif)$/i

/** Whether a file is the picture that its name promises; what stands for a large file in its place is not. */
function isPicture(path: string): boolean {
  try {
    const head = Buffer.alloc(512 * 1024)
    const file = openSync(path, 'r')
    const bytes = readSync(file, head, 0, head.length, 0)
    closeSync(file)
    return imageSize(head.subarray(0, bytes)).width > 0
  } catch {
    return false
  }
}

/** Gives pictures names of their own in `en/media`, and copies those that articles show. */
export class Media {
  readonly #library: Library
  /** `en/media`. */
  readonly #folder: string
  readonly #names: Names
  /** Names by the path of the picture. */
  readonly given: Map<string, string>
  readonly used = new Set<string>()
  readonly #sound = new Map<string, boolean>()

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
    if (found === null || !this.#isSound(found)) return null
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

  #isSound(path: string): boolean {
    const known = this.#sound.get(path) ?? isPicture(join(this.#library.folder, path))
    this.#sound.set(path, known)
    return known
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
