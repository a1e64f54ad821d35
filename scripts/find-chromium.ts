import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** The same engine, without the processes that each window of a whole browser has beside its page (decision 041). */
const shell = '/usr/bin/chromium-headless-shell'

type Wish = {
  /** Whether the headless shell is to be taken, where there is one, in place of a whole browser. */
  preferShell?: boolean
}

const starts = (path: string) => spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
const run = (command: string, ...parameters: string[]) =>
  spawnSync(command, parameters, { stdio: 'inherit', timeout: 600_000 }).status === 0

/** The path of a Chromium that starts; one is installed when there is none. Null when that fails too. */
export function findChromium({ preferShell = false }: Wish = {}): string | null {
  const chosen = process.env['CHROMIUM_PATH']
  // Who names a browser wants that one and no other.
  if (chosen) return starts(chosen) ? chosen : null
  const installed = () => [...(preferShell ? [shell] : []), ...usual, chromium.executablePath()].find(starts)
  const there = installed()
  if (there) return there

  process.stdout.write('There is no Chromium here. Playwright fetches one.\n')
  const isRoot = process.getuid?.() === 0
  run('npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium')
  const fetched = installed()
  if (fetched || !isRoot) return fetched ?? null

  run('apt-get', 'update')
  run('apt-get', 'install', '--yes', '--no-install-recommends', 'chromium')
  return installed() ?? null
}
