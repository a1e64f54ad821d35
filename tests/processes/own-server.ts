import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '../free-port.ts'
import { compiledBefore } from './compiled-before.ts'

type Line = Record<string, unknown> & { event: string }

/** A server of one's own, as a process, with a copy of the content in a folder of its own. */
export async function startOwnServer(variables: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-server-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>Portal</title>')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  cpSync('content', join(folder, 'content'), { recursive: true })
  const port = await freePort()
  const { NODE_ENV: _node, VITEST: _vitest, ...environment } = process.env
  const child: ChildProcess = spawn(process.execPath, [resolve('server/main.ts')], {
    cwd: folder,
    env: {
      ...environment,
      ...compiledBefore,
      PORT: String(port),
      DATABASE_URL: 'file:portal.db',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (text) => (said.out += String(text)))
  child.stderr?.on('data', (text) => (said.err += String(text)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const over = ended.then((code) => {
    throw new Error(`The server ended with ${code}: ${said.err}`)
  })
  // Of interest only to who waits for something.
  over.catch(() => undefined)
  while (!said.out.includes('/idp/outbox')) await Promise.race([once(child.stdout ?? child, 'data'), over])

  const lines = () =>
    said.err
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line)
  return {
    port,
    origin: `http://localhost:${port}`,
    folder,
    said,
    lines,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** In bytes. */
    memory: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    /** Resolves with the first line of the log from `from` on that is so. */
    async logged(isSo: (line: Line) => boolean, from = 0): Promise<Line> {
      for (;;) {
        const line = lines().slice(from).find(isSo)
        if (line) return line
        await Promise.race([once(child.stderr ?? child, 'data'), over])
      }
    },
    async end() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type OwnServer = Awaited<ReturnType<typeof startOwnServer>>
