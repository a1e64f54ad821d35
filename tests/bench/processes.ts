import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '../free-port.ts'

/** Limits count as ever, but let an address do more; the client is the proxy that says which address it is. */
export const patient = { LIMITS: '999', TRUSTED_PROXIES: '127.0.0.1,::1' }

export type Running = { url: string; pid: number; stop: () => Promise<void> }

const folders: string[] = []
const running: ChildProcess[] = []

/** A folder that goes when the measurement ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'))
  folders.push(folder)
  return folder
}

export function cleanUp() {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Starts Node with `script`; resolves once it has said `word`. */
export async function startNode(
  script: string,
  {
    word,
    parameters = [],
    cwd = '.',
    variables,
  }: { word: string; parameters?: string[]; cwd?: string; variables: Record<string, string> },
): Promise<{ child: ChildProcess; stop: () => Promise<void> }> {
  // Logs go to a file, as an operator would have it: to read them would keep the client busy.
  const logs = join(newFolder(), 'log')
  const log = openSync(logs, 'w')
  const child = spawn(process.execPath, [...parameters, resolve(script)], {
    cwd,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', log],
  })
  closeSync(log)
  running.push(child)
  let said = ''
  const { stdout } = child
  stdout?.on('data', (text) => (said += String(text)))
  const ended = once(child, 'exit')
  while (!said.includes(word)) {
    await Promise.race([stdout && once(stdout, 'data'), ended])
    if (child.exitCode !== null) throw new Error(`${script} ended:\n${readFileSync(logs, 'utf8')}`)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, stop }
}

/** What `npm run serve` says to Node: the memory that the server may take is decided there. */
function serveParameters(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { serve: string } }
  return scripts.serve.split(' ').filter((word) => word.startsWith('--'))
}

function link(name: string, home: string) {
  rmSync(join(home, name), { force: true })
  symlinkSync(resolve(name), join(home, name))
}

/**
 * The server as an operator starts it, with these articles and nothing that it kept from before, unless `home` holds it. `pages`: with the
 * built portal, which is to be there; else with the API alone.
 */
export async function startPortal(
  variables: Record<string, string>,
  {
    home = newFolder(),
    parameters = [],
    pages = false,
  }: { home?: string; parameters?: string[]; pages?: boolean } = {},
): Promise<Running> {
  link('node_modules', home)
  if (pages) for (const name of ['dist', 'dist-server']) link(name, home)
  else {
    mkdirSync(join(home, 'dist'), { recursive: true })
    writeFileSync(join(home, 'dist/index.html'), '<!doctype html><title>Portal</title>')
  }
  const port = await freePort()
  const { child, stop } = await startNode('server/main.ts', {
    word: 'is ready',
    parameters: [...serveParameters(), ...parameters],
    cwd: home,
    variables: { NODE_ENV: 'production', PORT: String(port), ...variables },
  })
  return { url: `http://localhost:${port}`, pid: child.pid ?? 0, stop }
}

/** One of the floors of `floor.ts`. */
export async function startFloor(kind: string, variables: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const { child, stop } = await startNode('tests/bench/floor.ts', {
    word: 'ready',
    variables: { NODE_ENV: 'production', FLOOR: kind, PORT: String(port), ...variables },
  })
  return { url: `http://localhost:${port}`, pid: child.pid ?? 0, stop }
}

/** Pages that are files, served by bare node:http. */
export async function startStatic(folder: string): Promise<Running> {
  const port = await freePort()
  const { child, stop } = await startNode('tests/bench/static.ts', {
    word: 'ready',
    variables: { NODE_ENV: 'production', FOLDER: folder, PORT: String(port) },
  })
  return { url: `http://localhost:${port}`, pid: child.pid ?? 0, stop }
}

/** Where the system tells (Linux): seconds of processor time that a process has used. */
export function processorSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/** Memory of a process now and at its most, in megabytes; null where the system does not tell. */
export function memoryOf(pid: number): { now: number; most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const megabytes = (name: string) =>
      Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN) / 1024
    return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
  } catch {
    return null
  }
}
