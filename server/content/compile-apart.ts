import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { indexIn } from '../search/index-bytes.ts'
import type { PackedIndex } from '../search/packed-index.ts'
import type { Compiled, Part, Work } from './compile-process.ts'
import type { CompiledArticle } from './content.ts'

const script = fileURLToPath(new URL('./compile-process.ts', import.meta.url))

/**
 * Compiles the content in a process of its own: readers are answered meanwhile, and the memory that it takes is given back when it
 * ends. `folder` keeps what is compiled for the next time. The index comes after the content, which need not wait for it.
 */
export function compileApart(work: Work): Promise<Compiled> {
  const child = fork(script, { serialization: 'advanced', execArgv: [] })
  const articles: CompiledArticle[] = []
  const index = gatherIndex()
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const part = message as Part
      if ('articles' in part) articles.push(...part.articles)
      else if ('index' in part) index.add(part.index, part.size)
      else resolve({ ...part.rest, content: { ...part.rest.content, articles, searchIndex: index.whole } })
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      index.end()
      reject(new Error(`The content was not compiled: its process ended (${signal ?? code}).`))
    })
    child.send(work)
  })
}

/** Puts an index together from its parts. `whole` is null where they end before it is. */
function gatherIndex() {
  const { promise: whole, resolve } = Promise.withResolvers<PackedIndex | null>()
  let bytes = new Uint8Array(0)
  let filled = 0
  return {
    whole,
    add(part: Uint8Array, size: number) {
      if (filled === 0) bytes = new Uint8Array(size)
      bytes.set(part, filled)
      filled += part.length
      if (filled === size) resolve(indexIn(bytes.buffer))
    },
    end: () => resolve(null),
  }
}
