import { join } from 'node:path'
import { type Draft, type DraftArticle, lineIn, readArticle, renderArticle } from './article-file.ts'
import { mapInBatches } from './batches.ts'
import {
  checkArticleLinks,
  checkConfigured,
  checkFlowLinks,
  type Configured,
  noticeUnusedMedia,
} from './check-links.ts'
import type { CompiledArticle, CompiledVideo, Content } from './content.ts'
import { checkTopics, checkVersions } from './described.ts'
import { type ContentFault, Faults, inOrder } from './faults.ts'
import { type DraftFlow, flowWithSizes, readFlowFile, renderFlow, shownInFlow } from './flow-file.ts'
import { checkName, list, read } from './files.ts'
import { type KeptArticles, keptOf } from './kept-articles.ts'
import type { Site } from './links.ts'
import { type PictureSizes, readPictureSizes, type Shown, withSizes } from './picture-sizes.ts'
import { formerPath, readRedirects, slugOf } from './redirects.ts'
import { reviewDay } from './review-day.ts'
import { readSynonyms } from './synonym-file.ts'
import { readProducts, readTopics } from './vocabulary-files.ts'
import { compileVideo } from './video.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Options = {
  /** Words for `{portal}`, `{vendor}`, `{accountService}` … in articles. Flows keep theirs: the portal fills them in. */
  vocabulary?: Vocabulary
  /**
   * A day such as `2026-12-31`, to find what has expired by then. Who checks content asks that; a portal that starts does not,
   * because it must not stay away over an answer that it no longer offers anyway.
   */
  today?: string
  /** Links of the configuration, some of which may lead to pages of the portal. */
  configured?: Configured | undefined
  /** What articles were made to before. Without it, or with it, the content and its faults are the same. */
  keep?: KeptArticles
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

const compileArticle = (
  { slug, matter, rendered }: DraftArticle,
  video: CompiledVideo | undefined,
  sizes: PictureSizes,
): CompiledArticle => {
  const { updated, checked, review: _r, redirect_from: former, video: _asWritten, ...rest } = matter
  const html = withSizes(rendered.html, sizes)
  const reviewBy = reviewDay(matter)
  return {
    slug,
    ...rest,
    updatedAt: updated,
    ...(checked !== undefined && { checkedAt: checked }),
    ...(reviewBy !== null && { reviewBy }),
    redirectFrom: former.map(formerPath),
    html,
    headings: rendered.headings,
    ...(video && { video }),
  }
}

const shownIn = ({ file, rendered: { pictures } }: DraftArticle): Shown => ({
  file,
  pictures,
  lineOf: ({ line }) => line,
})

/**
 * Reads and checks all content below `directory` (`en/articles/*.md`, `en/troubleshooters/*.yaml`, `en/media/*`,
 * and, where they are there, `en/products.yaml` and `en/topics.yaml`).
 * Every fault of every file is listed; content with faults is not to be served. Notices are for whoever checks content.
 */
export async function compileContent(
  directory: string,
  { vocabulary = {}, today, keep, configured }: Options = {},
): Promise<{ content: Content; faults: ContentFault[]; notices: ContentFault[] }> {
  const faults = new Faults()
  const [articleFiles, flowFiles, media, products, topics] = await Promise.all([
    list(directory, 'en/articles', '.md', faults),
    list(directory, 'en/troubleshooters', '.yaml', faults),
    list(directory, 'en/media', '', faults),
    readProducts(directory, faults),
    readTopics(directory, faults),
  ])
  if (articleFiles.length === 0) {
    faults.add(
      'en/articles',
      1,
      'There are no articles here.',
      'Set CONTENT_DIR to a folder that holds en/articles.',
    )
  }
  const reading = { vocabulary, keep, faults }
  const drafts = (await mapInBatches(articleFiles, (name) => readArticle(directory, name, reading))).filter(
    (draft) => draft !== null,
  )
  const flows = (
    await Promise.all(flowFiles.map((name) => readTroubleshooter(directory, name, { today, faults })))
  ).filter((flow) => flow !== null)
  sameTitle(drafts, faults)
  checkVersions(drafts, products?.entries ?? null, lineIn, faults)
  if (topics) checkTopics(drafts, topics, { faults, products: products?.entries ?? [] })
  const redirects = readRedirects(drafts, (draft, index) => lineIn(draft, ['redirect_from', index]), faults)

  const forMembers = new Set(
    drafts.filter(({ matter }) => matter.access !== 'public').map(({ slug }) => slug),
  )
  const noteFor = (href: string) => {
    const [path = ''] = href.split(/[?#]/)
    const slug = redirects.get(path) ?? slugOf(path)
    return slug !== null && forMembers.has(slug) ? 'for members' : null
  }
  const articles = drafts.map((draft): DraftArticle => {
    const rendered = renderArticle(draft, vocabulary, noteFor)
    if (rendered === draft.kept?.rendered) keep?.setAgain(draft.key)
    else if (draft.sound) keep?.set(draft.key, keptOf(draft.matter, rendered, noteFor))
    if (rendered.refused) {
      const { line, what } = rendered.refused
      faults.add(draft.file, line, what, 'Divide the text into several articles, or shorten it.')
    }
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
        {
          anchors: new Set(rendered.headings.map(({ id }) => id)),
          secret: matter.secret,
          access: matter.access,
        },
      ]),
    ),
    flows: new Map(served.map(({ flow }) => [flow.id, flow])),
    media: new Set(media),
    redirects,
    topics: new Set(drafts.flatMap(({ matter }) => matter.topics)),
  }
  for (const article of articles) checkArticleLinks(article, site, faults)
  for (const flow of served) checkFlowLinks(flow, site, faults)
  noticeUnusedMedia(articles, served, site, faults)
  if (configured) checkConfigured(configured, site, faults)

  const files = { directory, media: site.media, faults }
  const videos = await mapInBatches(articles, (article) => compileVideo(article, files))
  const sizes = await readPictureSizes([...articles.map(shownIn), ...served.map(shownInFlow)], files)
  const synonyms = await readSynonyms(directory, faults)

  return {
    content: {
      articles: articles.map((article, index) => compileArticle(article, videos[index], sizes)),
      flows: served.map(({ flow }) => flowWithSizes(flow, sizes)),
      ...(products && { products: products.entries }),
      ...(topics && { topics: topics.entries }),
      synonyms,
    },
    faults: inOrder(faults.all),
    notices: inOrder(faults.notices),
  }
}
