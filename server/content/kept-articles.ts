import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FrontMatter } from './front-matter.ts'
import { digest, keepFile, versionOfCompiler } from './kept-file.ts'
import type { Rendered } from './markdown.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What an article's file was made to. `notes`: what was said behind its links to articles, which depends on those. */
export type KeptArticle = {
  matter: FrontMatter
  rendered: Rendered
  notes: Record<string, string | null>
}

export type KeptArticles = {
  keyOf(source: string, vocabulary: Vocabulary): string
  get(key: string): KeptArticle | undefined
  set(key: string, article: KeptArticle): void
  /** Sets what `get` gave. */
  setAgain(key: string): void
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

    setAgain(key) {
      set.set(key, lines.get(key) ?? '')
    },

    async save() {
      const isSame = set.size + 1 === lines.size && [...set].every(([key, line]) => lines.get(key) === line)
      if (!isSame) await keepFile(path, [...set.values(), ''].join('\n'))
    },
  }
}
