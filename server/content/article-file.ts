import { join } from 'node:path'
import { Faults } from './faults.ts'
import { checkName, read } from './files.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import type { KeptArticle, KeptArticles } from './kept-articles.ts'
import { render, type Rendered } from './markdown.ts'
import type { DataPath } from './yaml.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Draft = {
  file: string
  slug: string
  matter: FrontMatter
  /** All that the article is made of but for the notes behind its links, as a name for what it was made to before. */
  key: string
  kept: KeptArticle | undefined
  /** Whether nothing is wrong with what was read. */
  sound: boolean
  source: string
}
export type DraftArticle = Draft & { rendered: Rendered }

type Reading = {
  vocabulary: Vocabulary
  keep: KeptArticles | undefined
  faults: Faults
}

/** A file of `en/articles`. Null if it holds no article; every fault is added with its line. */
export async function readArticle(
  directory: string,
  name: string,
  { vocabulary, keep, faults }: Reading,
): Promise<Draft | null> {
  const file = `en/articles/${name}`
  const slug = checkName(file, '.md', faults)
  const source = await read(join(directory, file), file, faults)
  if (source === null) return null
  const key = keep?.keyOf(source, vocabulary) ?? ''
  const kept = keep?.get(key)
  if (kept) return { file, slug, matter: kept.matter, key, kept, sound: true, source }
  const own = new Faults()
  const matter = readMatter(source, file, own)
  faults.all.push(...own.all)
  const sound = own.all.length === 0
  return matter && { file, slug, matter, key, kept, sound, source }
}

function readMatter(source: string, file: string, faults: Faults): FrontMatter | null {
  const split = readFrontMatter(source, file, faults)
  if (!split?.parsed) return null
  const { parsed, body, bodyLine } = split
  const matter = parsed.value
  if (body.trim() === '')
    faults.add(file, bodyLine, 'The article has no text.', 'Write it below the front matter.')
  if (matter.kind === 'video' && !matter.video) {
    const cure = 'Say which with `video`, or choose another kind.'
    faults.add(file, parsed.lineOf(['kind']), 'The article is a video and has none.', cure)
  }
  if (matter.kind !== 'video' && matter.video) {
    const what = 'The article has a video and is not one.'
    faults.add(file, parsed.lineOf(['video']), what, 'Set `kind: video`, or take it away.')
  }
  if (matter.products.length > 0 && matter.access !== 'maintenance') {
    const cure = 'Remove them, or set `access: maintenance`.'
    faults.add(file, parsed.lineOf(['products']), 'Products open only articles for agreements.', cure)
  }
  if (matter.secret && matter.access === 'public') {
    faults.add(
      file,
      parsed.lineOf(['secret']),
      'A public article cannot be secret.',
      'Give it another `access`.',
    )
  }
  if (matter.authentication && matter.access === 'public') {
    const what = 'A public article cannot ask who reads it.'
    faults.add(file, parsed.lineOf(['authentication']), what, 'Give it another `access`.')
  }
  return matter
}

/** The line of a part of the front matter. It is looked for only where something is wrong, so an article that is kept need not know. */
export const lineIn = ({ source, file }: Draft, path: DataPath): number =>
  readFrontMatter(source, file, new Faults())?.parsed?.lineOf(path) ?? 1

/** Renders what is not kept, or was rendered when a link of it led to what anybody may read and now does not. */
export function renderArticle(
  draft: Draft,
  vocabulary: Vocabulary,
  noteFor: (href: string) => string | null,
): Rendered {
  const { kept, source, file } = draft
  if (kept && Object.entries(kept.notes).every(([href, note]) => noteFor(href) === note)) return kept.rendered
  const { body, bodyLine } = readFrontMatter(source, file, new Faults()) ?? { body: '', bodyLine: 1 }
  return render(body, bodyLine, { vocabulary, noteFor })
}
