import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterEach } from 'vitest'
import { importFolder } from '../importing/import-folder.ts'
import { mappingSchema } from '../importing/mapping.ts'
import type { ImportReport } from '../importing/outcomes.ts'
import { compileContent } from '../server/content/compile.ts'
import { describeFault } from '../server/content/faults.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** The smallest picture there is: one pixel. */
export const picture = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

/** A folder of files, and what importing it makes of it. `end` takes both away. */
export class Imported {
  readonly root = mkdtempSync(join(tmpdir(), 'signpost-imported-'))
  readonly folder = join(this.root, 'docs')
  readonly content = join(this.root, 'content')

  constructor(files: Files) {
    this.write(files)
    mkdirSync(join(this.content, 'en/articles'), { recursive: true })
  }

  write(files: Files, folder = this.folder) {
    for (const [path, data] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), data)
    }
  }

  run(mapping: v.InferInput<typeof mappingSchema> = {}, options: { remove?: boolean; today?: string } = {}) {
    const { folder, content } = this
    return importFolder({
      folder,
      content,
      mapping: v.parse(mappingSchema, mapping),
      name: 'docs',
      today: '2026-11-25',
      ...options,
    })
  }

  /** The text of an article, without its front matter. */
  body(slug: string) {
    return this.article(slug).replace(/^---\n[\s\S]*?\n---\n\n/, '')
  }
  article(slug: string) {
    return readFileSync(join(this.content, `en/articles/${slug}.md`), 'utf8')
  }

  /** Every file of the content, by its path. */
  all(): Record<string, string> {
    const entries = readdirSync(this.content, { recursive: true, withFileTypes: true })
    return Object.fromEntries(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted()
        .map((path) => [path.slice(this.content.length + 1), readFileSync(path, 'base64')]),
    )
  }

  /** What `npm run content -- check` finds. */
  async faults() {
    const { faults } = await compileContent(this.content)
    return faults.map(describeFault)
  }

  end() {
    rmSync(this.root, { recursive: true, force: true })
  }
}

const made: Imported[] = []
afterEach(() => {
  for (const one of made.splice(0)) one.end()
})
/** The same, taken away when the test is over. */
export function imported(files: Files) {
  const folder = new Imported(files)
  made.push(folder)
  return folder
}

/** What became of each file. */
export const outcomes = ({ files }: ImportReport) =>
  Object.fromEntries(files.map(({ path, outcome }) => [path, outcome]))
