import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { FrontMatter } from './front-matter.ts'
import type { Rendered } from './markdown.ts'

/** What an article's file was made to. `notes`: what was said behind its links to articles, which depends on those. */
export type KeptArticle = {
  matter: FrontMatter
  rendered: Rendered
  notes: Record<string, string | null>
}

export type KeptArticles = {
  keyOf(source: string, vocabulary: Readonly<Record<string, string>>): string
  get(key: string): KeptArticle | undefined
  set(key: string, article: KeptArticle): void
  /** Writes down what was set since it was opened, and nothing else. */
  save(): Promise<void>
}

export const keptOf = (
  matter: FrontMatter,
  rendered: Rendered,
  noteFor: (href: string) => string | null,
): KeptArticle => ({
  matter,
  rendered,
  notes: Object.fromEntries(
    rendered.links.filter(({ href }) => href.startsWith('/')).map(({ href }) => [href, noteFor(href)]),
  ),
})

const root = resolve(import.meta.dirname, '../..')
const digest = (...parts: string[]) => hash('sha256', JSON.stringify(parts), 'base64url')

/** Whoever changes the compiler, or the version of a package that it needs, has changed what every article is made to. */
function versionOfCompiler(): string {
  const own = globSync('{contract,server/content}/*.ts', { cwd: root }).toSorted()
  const all = [...own, ...globSync('package{,-lock}.json', { cwd: root })]
  return digest(...all.map((path) => readFileSync(join(root, path), 'utf8')))
}

/**
 * Articles as they were compiled before (decision 029): one file in `folder`, a line for each article with its key and its own hash.
 * A line that is damaged counts as none, and so does a file that cannot be read. One that cannot be written is gone without.
 */
export async function openKeptArticles(folder: string): Promise<KeptArticles> {
  const path = join(folder, 'articles')
  const version = versionOfCompiler()
  const text = await readFile(path, 'utf8').catch(() => '')
  const lines = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line]))
  const set = new Map<string, string>()
  return {
    keyOf: (source, vocabulary) => digest(version, JSON.stringify(vocabulary), source),

    get(key) {
      const [, own = '', json = ''] = /^\S+ (\S+) (.*)$/.exec(lines.get(key) ?? '') ?? []
      return json !== '' && digest(key, json) === own ? (JSON.parse(json) as KeptArticle) : undefined
    },

    set(key, article) {
      const json = JSON.stringify(article)
      set.set(key, `${key} ${digest(key, json)} ${json}`)
    },

    async save() {
      const isSame = set.size + 1 === lines.size && [...set].every(([key, line]) => lines.get(key) === line)
      if (isSame) return
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // Under another name first: whoever reads meanwhile, or after a crash, finds a whole file or the one before.
        const draft = `${path}.part`
        await writeFile(draft, [...set.values(), ''].join('\n'), { mode: 0o600 })
        await rename(draft, path)
      } catch {
        // Read-only, or full: the next start takes its time again.
      }
    },
  }
}
