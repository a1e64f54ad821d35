import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

/** A package of its own (decision 033): what is needed to measure pages, and nothing that the portal needs. */
export const peers = 'tests/bench/peers'

export const run = promisify(execFile)

/** From the network, once. */
export async function installPeers() {
  if (existsSync(`${peers}/node_modules/.package-lock.json`)) return
  process.stderr.write('Lighthouse and the peers are being installed.\n')
  await run('npm', ['ci', '--ignore-scripts', '--prefix', peers])
}
