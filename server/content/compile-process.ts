import { once } from 'node:events'
import { compileContent } from './compile.ts'
import { openKeptArticles } from './kept-articles.ts'

export type Work = { directory: string; vocabulary: Readonly<Record<string, string>>; folder: string }

const [work] = (await once(process, 'message')) as [Work]
const keep = await openKeptArticles(work.folder)
const compiled = await compileContent(work.directory, { vocabulary: work.vocabulary, keep })
await keep.save()
process.send?.(compiled, () => process.disconnect())
