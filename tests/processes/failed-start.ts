import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { freePort } from '../free-port.ts'
import { boundByPermissions } from './bound-by-permissions.ts'
import { compiledBefore } from './compiled-before.ts'

/** Starts `server/main.ts` in that folder, where it cannot: how it ended, and all it said. */
export async function failedStart(folder: string, variables: Record<string, string>) {
  const port = String(await freePort())
  const { NODE_ENV: _node, VITEST: _vitest, ...environment } = process.env
  const [program, ...parameters] = [...boundByPermissions, process.execPath, resolve('server/main.ts')]
  const child = spawn(program, parameters, {
    cwd: folder,
    env: { ...environment, ...compiledBefore, PORT: port, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  // A server that starts all the same would run for ever.
  child.stdout.on('data', () => child.kill('SIGKILL'))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
