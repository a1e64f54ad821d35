import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { compileContent } from './compile.ts'
import type { Work } from './compile-process.ts'

type Compiled = Awaited<ReturnType<typeof compileContent>>

const script = fileURLToPath(new URL('./compile-process.ts', import.meta.url))

/**
 * Compiles the content in a process of its own: readers are answered meanwhile, and the memory that it takes is given back when it
 * ends. `folder` keeps what is compiled for the next time.
 */
export function compileApart(work: Work): Promise<Compiled> {
  const child = fork(script, { serialization: 'advanced', execArgv: [] })
  return new Promise((resolve, reject) => {
    child.once('message', (compiled) => resolve(compiled as Compiled))
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`The content was not compiled: its process ended (${signal ?? code}).`)),
    )
    child.send(work)
  })
}
