import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { boundByPermissions } from './bound-by-permissions.ts'

export type Beside = {
  child: ChildProcessByStdio<Writable, Readable, Readable>
  /** Whole lines of its output so far. */
  lines(): string[]
  /** Resolves once its output holds that many lines; rejects when it ends before. */
  said(count: number): Promise<void>
  ended: Promise<number | null>
}

const ownProcess = resolve('tests/processes/store-process.ts')

/** Starts `store-process.ts`, or another file of the same, beside this one. */
export function beside(what: 'lock' | 'write' | 'open' | 'try', url = '', script = ownProcess): Beside {
  const [program, ...parameters] = [...boundByPermissions, process.execPath, script, what, url]
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => (out += String(text)))
  child.stderr.on('data', (text) => (err += String(text)))
  const lines = () => out.split('\n').slice(0, -1)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    lines,
    ended,
    async said(count) {
      while (lines().length < count) {
        const over = await Promise.race([
          once(child.stdout, 'data').then(() => false),
          ended.then(() => true),
        ])
        if (over && lines().length < count) throw new Error(`It ended: ${err}`)
      }
    },
  }
}
