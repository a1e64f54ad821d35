import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { freePort } from '../free-port.ts'
import { compiledBefore } from './compiled-before.ts'

export type WholeServer = {
  child: ChildProcessByStdio<null, Readable, Readable>
  port: number
  ask(path: string): Promise<Response>
  /** A report from a troubleshooter: the one thing that anyone may have stored. `walk`: a random UUID. */
  report(walk: string): Promise<Response>
  /** What it said to the log. */
  said(): string
}

/** A folder to start the server in, with a page in place of the built portal. */
export function serverFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'signpost-server-'))
  mkdirSync(join(path, 'dist'))
  writeFileSync(join(path, 'dist/index.html'), '<!doctype html><title>Portal</title>')
  symlinkSync(resolve('node_modules'), join(path, 'node_modules'))
  symlinkSync(resolve('content'), join(path, 'content'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts `server/main.ts` in that folder, below what `shell` sets, by the command `by`, and resolves when it is ready. */
export async function startServer(
  folder: string,
  { shell = '', by = '', ...variables }: Record<string, string> = {},
): Promise<WholeServer> {
  const port = await freePort()
  const { NODE_ENV: _node, VITEST: _vitest, ...environment } = process.env
  const main = resolve('server/main.ts')
  const child = spawn('sh', ['-c', `${shell} exec ${by} "${process.execPath}" "${main}"`], {
    cwd: folder,
    env: {
      ...environment,
      ...compiledBefore,
      PORT: String(port),
      DATABASE_URL: 'file:portal.db',
      LIMITS: 'off',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => (out += String(text)))
  child.stderr.on('data', (text) => (err += String(text)))
  const ended = once(child, 'close').then(() => true)
  while (!out.includes('is ready')) {
    const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended])
    if (over) throw new Error(`The server ended: ${err}`)
  }
  const at = (path: string) => `http://localhost:${port}${path}`
  return {
    child,
    port,
    ask: (path) => fetch(at(path)),
    report: (walk) =>
      fetch(at('/api/troubleshooters/sign-in/outcomes'), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          version: 'an older one',
          walk,
          step: 'reset-password',
          solved: true,
          answers: {},
        }),
      }),
    said: () => err,
  }
}
