import { once } from 'node:events'
import type { Configured } from './check-links.ts'
import { compileContent } from './compile.ts'
import type { CompiledArticle } from './content.ts'
import { openKeptArticles } from './kept-articles.ts'
import { keptIndex } from './kept-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Articles, or bytes, in a message. All in one would leave the server with that much memory that it needs once. */
const atOnce = { articles: 50, bytes: 500_000 }

export type Compiled = Awaited<ReturnType<typeof compileContent>>
/** What is said, in this order: the articles, the rest of the content, and of its index, which has `size` bytes, part after part. */
export type Part = { articles: CompiledArticle[] } | { rest: Compiled } | { index: Uint8Array; size: number }
export type Work = {
  directory: string
  vocabulary: Vocabulary
  folder: string
  configured?: Configured
}

const [work] = (await once(process, 'message')) as [Work]
// The server has stopped: nobody waits any more.
process.once('disconnect', () => process.exit())
const { directory, vocabulary, folder, configured } = work
const { content, ...rest } = await compile()
const say = (part: Part) => new Promise((said) => process.send?.(part, said))
for (let from = 0; from < content.articles.length; from += atOnce.articles)
  await say({ articles: content.articles.slice(from, from + atOnce.articles) })
await say({ rest: { ...rest, content: { ...content, articles: [] } } })
// The server begins to serve meanwhile, and does not serve what has faults.
if (rest.faults.length === 0) {
  const bytes = await keptIndex(content, vocabulary, folder)
  for (let from = 0; from < bytes.length; from += atOnce.bytes)
    await say({ index: bytes.subarray(from, from + atOnce.bytes), size: bytes.length })
}
process.disconnect()

/** What is kept of all articles, and is needed no more, takes as much memory as they do. */
async function compile(): Promise<Compiled> {
  const keep = await openKeptArticles(folder)
  const compiled = await compileContent(directory, { vocabulary, keep, configured })
  await keep.save()
  return compiled
}
