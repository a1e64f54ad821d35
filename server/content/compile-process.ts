import { once } from 'node:events'
import type { Configured } from './check-links.ts'
import { compileContent } from './compile.ts'
import type { CompiledArticle } from './content.ts'
import { openKeptArticles } from './kept-articles.ts'

/** Articles in a message. All in one would leave the server with that much memory that it needs once. */
const atOnce = 50

export type Compiled = Awaited<ReturnType<typeof compileContent>>
export type Part = { articles: CompiledArticle[] } | { rest: Compiled }
export type Work = {
  directory: string
  vocabulary: Readonly<Record<string, string>>
  folder: string
  configured?: Configured
}

const [work] = (await once(process, 'message')) as [Work]
const keep = await openKeptArticles(work.folder)
const { directory, vocabulary, configured } = work
const { content, ...rest } = await compileContent(directory, { vocabulary, keep, configured })
await keep.save()
const say = (part: Part) => new Promise((said) => process.send?.(part, said))
for (let from = 0; from < content.articles.length; from += atOnce)
  await say({ articles: content.articles.slice(from, from + atOnce) })
await say({ rest: { ...rest, content: { ...content, articles: [] } } })
process.disconnect()
