import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'

/** The headless shell first: the same engine, without the processes that each window of a whole browser has beside its page. */
const usual = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
)

const starts = (path: string) => spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
const run = (command: string, ...parameters: string[]) =>
  spawnSync(command, parameters, { stdio: 'inherit', timeout: 600_000 }).status === 0

function installed(): string | undefined {
  return [...usual, chromium.executablePath()].find(starts)
}

/** The path of a Chromium that starts; one is installed when there is none. Null when that fails too. */
export function findChromium(): string | null {
  const chosen = process.env['CHROMIUM_PATH']
  // Who names a browser wants that one and no other.
  if (chosen) return starts(chosen) ? chosen : null
  const there = installed()
  if (there) return there

  process.stdout.write('There is no Chromium here. Playwright fetches one.\n')
  const isRoot = process.getuid?.() === 0
  run('npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium')
  const fetched = installed()
  if (fetched || !isRoot) return fetched ?? null

  run('apt-get', 'update')
  run('apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell')
  return installed() ?? null
}
