import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CompiledArticle, Content } from './content.ts'
import { type ContentFault, Faults } from './faults.ts'
import { checkFlowLinks, type DraftFlow, readFlowFile, renderFlow } from './flow-file.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { linkFault, type Site } from './links.ts'
import { render, type Rendered } from './markdown.ts'

export type Options = {
  /** Words for `{portal}`, `{vendor}`, `{accountService}` … in articles. Flows keep theirs: the portal fills them in. */
  vocabulary?: Readonly<Record<string, string>>
  /**
   * A day such as `2026-12-31`, to find what has expired by then. Who checks content asks that; a portal that starts does not,
   * because it must not stay away over an answer that it no longer offers anyway.
   */
  today?: string
}

type Draft = { file: string; slug: string; matter: FrontMatter; body: string; bodyLine: number }
type DraftArticle = Draft & { rendered: Rendered }

const fileName = /^[a-z0-9]+(-[a-z0-9]+)*$/
const decoder = new TextDecoder('utf-8', { fatal: true })

async function read(path: string, file: string, faults: Faults): Promise<string | null> {
  const bytes = await readFile(path)
  let text: string
  try {
    // TextDecoder drops a byte order mark.
    text = decoder.decode(bytes)
  } catch {
    faults.add(file, 1, 'The file is not UTF-8.', 'Save it again with that encoding.')
    return null
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    faults.add(file, text.slice(0, nul).split('\n').length, 'The file holds a NUL character.', 'Remove it.')
    return null
  }
  return text
}

/** Names of the files of `folder`, a path below `directory`. What else lies there would be left out without a word. */
async function list(directory: string, folder: string, extension: string, faults: Faults): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(() => [])
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const isContent = (entry: Dirent) => entry.isFile() && entry.name.endsWith(extension)
  for (const entry of visible.filter((other) => !isContent(other))) {
    const cure = `Put only ${extension ? `files that end in \`${extension}\`` : 'files'} here.`
    faults.add(`${folder}/${entry.name}`, 1, 'This is not read.', cure)
  }
  return visible
    .filter(isContent)
    .map(({ name }) => name)
    .toSorted()
}

function checkName(file: string, extension: string, faults: Faults) {
  const name = basename(file, extension)
  if (!fileName.test(name)) {
    faults.add(
      file,
      1,
      `The file name \`${name}\` cannot be an address.`,
      'Use lower case letters, digits and hyphens.',
    )
  }
  return name
}

async function readArticle(directory: string, name: string, faults: Faults): Promise<Draft | null> {
  const file = `en/articles/${name}`
  const slug = checkName(file, '.md', faults)
  const source = await read(join(directory, file), file, faults)
  const split = source === null ? null : readFrontMatter(source, file, faults)
  if (!split?.parsed) return null
  const { parsed, body, bodyLine } = split
  const matter = parsed.value
  if (body.trim() === '')
    faults.add(file, bodyLine, 'The article has no text.', 'Write it below the front matter.')
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
  return { file, slug, matter, body, bodyLine }
}

async function readTroubleshooter(
  directory: string,
  name: string,
  { today, faults }: { today: string | undefined; faults: Faults },
): Promise<DraftFlow | null> {
  const file = `en/troubleshooters/${name}`
  const id = checkName(file, '.yaml', faults)
  const source = await read(join(directory, file), file, faults)
  return source === null ? null : readFlowFile(source, { file, id, today, faults })
}

const sameTitle = (drafts: Draft[], faults: Faults) => {
  const seen = new Map<string, Draft>()
  for (const draft of drafts) {
    const other = seen.get(draft.matter.title.toLowerCase())
    if (other)
      faults.add(draft.file, 2, `The title is that of ${other.file} too.`, 'Say what sets them apart.')
    seen.set(draft.matter.title.toLowerCase(), draft)
  }
}

const compileArticle = ({ slug, matter, rendered }: DraftArticle): CompiledArticle => {
  const { updated, ...rest } = matter
  return { slug, ...rest, updatedAt: updated, html: rendered.html, headings: rendered.headings }
}

/**
 * Reads and checks all content below `directory` (`en/articles/*.md`, `en/troubleshooters/*.yaml`, `en/media/*`).
 * Every fault of every file is listed; content with faults is not to be served.
 */
export async function compileContent(
  directory: string,
  { vocabulary = {}, today }: Options = {},
): Promise<{ content: Content; faults: ContentFault[] }> {
  const faults = new Faults()
  const [articleFiles, flowFiles, media] = await Promise.all([
    list(directory, 'en/articles', '.md', faults),
    list(directory, 'en/troubleshooters', '.yaml', faults),
    list(directory, 'en/media', '', faults),
  ])
  if (articleFiles.length === 0) {
    faults.add(
      'en/articles',
      1,
      'There are no articles here.',
      'Set CONTENT_DIR to a folder that holds en/articles.',
    )
  }
  const drafts = (await Promise.all(articleFiles.map((name) => readArticle(directory, name, faults)))).filter(
    (draft) => draft !== null,
  )
  const flows = (
    await Promise.all(flowFiles.map((name) => readTroubleshooter(directory, name, { today, faults })))
  ).filter((flow) => flow !== null)
  sameTitle(drafts, faults)

  const forMembers = new Set(
    drafts.filter(({ matter }) => matter.access !== 'public').map(({ slug }) => slug),
  )
  const noteFor = (href: string) => {
    const slug = /^\/articles\/([^#?]+)/.exec(href)?.[1]
    return slug !== undefined && forMembers.has(slug) ? 'for members' : null
  }
  const articles = drafts.map((draft): DraftArticle => {
    const rendered = render(draft.body, draft.bodyLine, { vocabulary, noteFor })
    for (const line of rendered.titlesInBody) {
      faults.add(
        draft.file,
        line,
        'The text holds a heading of the first level.',
        'Begin with `##`: the title is above.',
      )
    }
    for (const line of rendered.namelessColumns) {
      faults.add(draft.file, line, 'A column of the table has no heading.', 'Say what stands in it.')
    }
    return { ...draft, rendered }
  })
  const served = flows.map((draft) => renderFlow(draft, noteFor))
  const site: Site = {
    articles: new Map(
      articles.map(({ slug, matter, rendered }) => [
        slug,
        { anchors: new Set(rendered.headings.map(({ id }) => id)), secret: matter.secret },
      ]),
    ),
    flows: new Map(served.map(({ flow }) => [flow.id, flow])),
    media: new Set(media),
  }
  for (const article of articles) checkArticleLinks(article, site, faults)
  for (const flow of served) checkFlowLinks(flow, site, faults)

  return {
    content: { articles: articles.map(compileArticle), flows: served.map(({ flow }) => flow) },
    faults: faults.all.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  }
}

/** Finds every link and picture that leads nowhere. */
function checkArticleLinks({ file, slug, rendered }: DraftArticle, site: Site, faults: Faults) {
  for (const { href, line } of rendered.links) {
    const fault = linkFault(href, site, site.articles.get(slug)?.anchors)
    if (fault) faults.add(file, line, fault.what, fault.cure)
  }
  for (const { source, alternative, line } of rendered.pictures) {
    const name = /^\/?media\/(.+)$/.exec(source)?.[1]
    if (name === undefined || !site.media.has(name)) {
      const cure = 'Put it into en/media and write media/<name>.'
      faults.add(file, line, `The picture ${source} does not exist.`, cure)
    }
    if (alternative.trim() === '') {
      const what = `The picture ${source} says nothing to who cannot see it.`
      faults.add(file, line, what, 'Describe it between [ and ].')
    }
  }
}
