import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { freePort } from '../free-port.ts'
import { findChromium } from '../../scripts/find-chromium.ts'
import { openCamera } from './camera.ts'
import { canDevelop, develop } from './develop.ts'
import { joinOrganisation, resetPassword } from './films.ts'

/*
 * `npm run record` makes the videos of the product in use: it starts the built portal, does what a reader would do, and writes
 * film, poster, captions and chapters into the content. `-- reset-your-password` records that one alone.
 */
const films = { 'reset-your-password': resetPassword, 'join-an-organisation': joinOrganisation }
const folder = 'content/en/media'
/** In bytes: a repository is no place for more. */
const largest = 2_000_000

const complain = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
const browserPath = findChromium() ?? complain('No Chromium starts here.')
if (!canDevelop()) complain('There is no ffmpeg here. Install it (apt-get install ffmpeg).')
const wanted = process.argv.slice(2)
const names = Object.keys(films).filter((name) => wanted.length === 0 || wanted.includes(name))
if (names.length === 0) complain(`There are these films: ${Object.keys(films).join(', ')}.`)

const work = mkdtempSync(join(tmpdir(), 'signpost-record-'))
const port = await freePort()
const origin = `http://localhost:${port}`
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--force-color-profile=srgb'],
})

/** With accounts as they are at the beginning, and no votes. */
async function withPortal(film: () => Promise<void>) {
  const database = `file:${join(work, `${crypto.randomUUID()}.db`)}`
  const server = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: database, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (!(await fetch(`${origin}/api/health`).catch(() => null))) {
      if (server.exitCode !== null) complain('The portal does not start.')
      await new Promise((later) => setTimeout(later, 100))
    }
    await film()
  } finally {
    server.kill('SIGKILL')
  }
}

for (const name of names) {
  await withPortal(async () => {
    const own = join(work, name)
    const camera = await openCamera(browser, own)
    await films[name as keyof typeof films]({ browser, origin, camera })
    const film = await camera.end()
    develop(film, { name, work: own, folder })
    const { size } = statSync(join(folder, `${name}.mp4`))
    process.stdout.write(`${name}: ${Math.round(film.seconds)} s, ${Math.round(size / 1000)} kB\n`)
    if (size > largest) complain(`${name}.mp4 is larger than ${largest / 1_000_000} MB.`)
  })
}
await browser.close()
rmSync(work, { recursive: true, force: true })
