import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Compiled, Part, Work } from './compile-process.ts'
import type { CompiledArticle } from './content.ts'

const script = fileURLToPath(new URL('./compile-process.ts', import.meta.url))

/**
 * Compiles the content in a process of its own: readers are answered meanwhile, and the memory that it takes is given back when it
 * ends. `folder` keeps what is compiled for the next time.
 */
export function compileApart(work: Work): Promise<Compiled> {
  const child = fork(script, { serialization: 'advanced', execArgv: [] })
  const articles: CompiledArticle[] = []
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const part = message as Part
      if ('articles' in part) articles.push(...part.articles)
      else resolve({ ...part.rest, content: { ...part.rest.content, articles } })
    })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`The content was not compiled: its process ended (${signal ?? code}).`)),
    )
    child.send(work)
  })
}
