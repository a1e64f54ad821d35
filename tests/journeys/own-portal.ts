import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { freePort } from '../free-port.ts'
import { compiledBefore } from '../processes/compiled-before.ts'

export type OwnPortal = Awaited<ReturnType<typeof startOwnPortal>>

/** The built portal with a server of its own: to be stopped, started again, and deployed anew. */
export async function startOwnPortal(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-own-'))
  for (const built of ['dist', 'dist-server']) cpSync(built, join(folder, built), { recursive: true })
  for (const shared of ['node_modules', 'content']) symlinkSync(resolve(shared), join(folder, shared))
  const port = await freePort()
  let server: ChildProcess | null = null

  const portal = {
    origin: `http://localhost:${port}`,
    async start() {
      const starting = spawn(process.execPath, [resolve('server/main.ts')], {
        cwd: folder,
        env: {
          ...process.env,
          ...compiledBefore,
          PORT: String(port),
          DATABASE_URL: 'file:portal.db',
          LOG_LEVEL: 'warn',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      server = starting
      let said = ''
      starting.stdout.on('data', (text) => (said += String(text)))
      while (!said.includes('/idp/outbox')) await once(starting.stdout, 'data')
    },
    async stop() {
      const running = server
      server = null
      if (running?.kill('SIGKILL')) await once(running, 'exit')
    },
    /** As after a deployment: every script has another name, and the ones before are gone. */
    async deploy() {
      await portal.stop()
      renameScripts(join(folder, 'dist'), join(folder, 'dist-server/manifest.json'))
      await portal.start()
    },
    async end() {
      await portal.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await portal.start()
  return portal
}

function renameScripts(dist: string, manifest: string) {
  // The compressed ones would be served in place of what is written here.
  for (const path of globSync(`${dist}/**/*.{br,gz}`)) rmSync(path)
  const scripts = globSync(`${dist}/assets/*.js`)
  const texts = [...scripts, `${dist}/index.html`, `${dist}/sw.js`, manifest]
  const renamed = new Map(scripts.map((path) => [basename(path), basename(path).replace('.js', '2.js')]))
  for (const path of texts) {
    let text = readFileSync(path, 'utf8')
    for (const [before, after] of renamed) text = text.replaceAll(before, after)
    // The worker knows by its list that the page is another one.
    writeFileSync(path, text.replace(/[0-9a-f]{32}(?=","url":"index\.html")/, '2'.repeat(32)))
  }
  for (const [before, after] of renamed) renameSync(`${dist}/assets/${before}`, `${dist}/assets/${after}`)
}
