import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, expect, test } from 'vitest'
import { freePort } from '../tests/free-port.ts'
import { compiledBefore } from '../tests/processes/compiled-before.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
// The server takes the built portal from the folder it is started in.
mkdirSync(join(folder, 'dist'))
writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>Portal</title>')
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
cpSync('content', join(folder, 'content'), { recursive: true })

type Server = ChildProcessByStdio<null, Readable, Readable>
const running: Server[] = []
afterEach(async () => {
  for (const server of running.splice(0)) if (server.exitCode === null) server.kill('SIGKILL')
})

function start(variables: Record<string, string>, cwd = folder) {
  const { NODE_ENV: _node, VITEST: _vitest, ...environment } = process.env
  const server = spawn(process.execPath, [resolve('server/main.ts')], {
    cwd,
    env: { ...environment, ...compiledBefore, DATABASE_URL: 'file:data/portal.db', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(server)
  const said = { out: '', err: '' }
  server.stdout.on('data', (text) => (said.out += String(text)))
  server.stderr.on('data', (text) => (said.err += String(text)))
  return { server, said }
}

/** Resolves once the server has said what it says last at its start. */
async function ready({ server, said }: ReturnType<typeof start>, last = '/idp/outbox') {
  while (!said.out.includes(last)) await once(server.stdout, 'data')
}

/** What a browser sends to the development server that wants everything to fail. */
const asksForFaults = { cookie: 'signpost-faults=provider-down.api-500' }

test('the server says where to click, answers, and stops when asked to', async () => {
  const port = await freePort()
  const started = start({ PORT: String(port) })
  await ready(started)
  expect(started.said.out).toContain(`Signpost is ready: http://localhost:${port}`)
  expect(started.said.out).toContain('DEMO: readers sign in with the embedded identity provider')

  const ask = async (path: string) => fetch(`http://localhost:${port}${path}`)
  expect((await ask('/api/health')).status).toBe(200)
  expect(await (await ask('/articles/sign-in')).text()).toContain('<title>Portal</title>')
  expect(((await (await ask('/config.json')).json()) as { oidc: { issuer: string } }).oidc.issuer).toBe(
    `http://localhost:${port}/idp`,
  )
  const discovery = '/idp/.well-known/openid-configuration'
  expect((await ask(discovery)).status).toBe(200)
  for (const path of [discovery, '/api/articles'])
    expect((await fetch(`http://localhost:${port}${path}`, { headers: asksForFaults })).status).toBe(200)
  const manifest = await ask('/manifest.webmanifest')
  expect(manifest.headers.get('Content-Type')).toBe('application/manifest+json')
  expect(await manifest.json()).toMatchObject({ name: 'Signpost', scope: '/' })
  const unknown = await ask('/api/nope')
  expect([unknown.status, unknown.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
  expect(existsSync(join(folder, 'data/portal.db'))).toBe(true)

  started.server.kill('SIGTERM')
  const [code] = await once(started.server, 'exit')
  expect(code).toBe(0)
})

test('content with faults is not served: every one is listed', async () => {
  const broken = join(folder, 'broken')
  mkdirSync(join(broken, 'en/articles'), { recursive: true })
  writeFileSync(join(broken, 'en/articles/one.md'), 'No front matter.')
  writeFileSync(join(broken, 'en/articles/Two.md'), 'None either.')
  const { server, said } = start({
    CONTENT_DIR: broken,
    CACHE_DIR: join(broken, 'cache'),
    PORT: String(await freePort()),
  })
  const [code] = await once(server, 'close')
  expect(code).toBe(1)
  expect(said.err).toContain('en/articles/one.md:1: The file has no front matter. Begin it with')
  expect(said.err).toContain('en/articles/Two.md:1: The file name `Two` cannot be an address.')
  expect(said.out).toBe('')
})

test('a wrong environment is named, and nothing starts', async () => {
  const { server, said } = start({ PORT: 'web', NODE_ENV: 'production' })
  const [code] = await once(server, 'close')
  expect(code).toBe(1)
  expect(said.err).toContain('PORT must be a number')
  expect(said.err).not.toContain(' at ')
})

test('the embedded provider never runs in production', async () => {
  const { server, said } = start({ NODE_ENV: 'production' })
  const [code] = await once(server, 'close')
  expect([code, said.err]).toEqual([1, expect.stringContaining('OIDC_ISSUER is missing')])
})

test('in production there is neither an embedded provider nor a fault to ask for', async () => {
  const port = await freePort()
  const started = start({
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: 'https://help.example.com',
    OIDC_ISSUER: 'https://id.example.com',
    OIDC_CLIENT_ID: 'portal',
    OIDC_AUDIENCE: 'urn:api',
  })
  await ready(started, 'is ready')
  const ask = (path: string) => fetch(`http://localhost:${port}${path}`, { headers: asksForFaults })
  expect((await ask('/api/articles')).status).toBe(200)
  const provider = await ask('/idp/.well-known/openid-configuration')
  expect(provider.headers.get('Content-Type')).not.toContain('json')
})

test('a port that is taken is said in one line', async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { server, said } = start({ PORT: String(port) })
  const [code] = await once(server, 'close')
  taken.close()
  expect([code, said.err]).toEqual([1, expect.stringMatching(/cannot start:\s+.*EADDRINUSE/)])
})

test('a portal that is not built is said in two lines, with the cure', async () => {
  const elsewhere = join(folder, 'not-built')
  mkdirSync(elsewhere)
  cpSync('content', join(elsewhere, 'content'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'))
  const { server, said } = start({ PORT: String(await freePort()) }, elsewhere)
  const [code] = await once(server, 'close')
  expect([code, said.err]).toEqual([
    1,
    'The portal cannot be served:\n  There is no dist/index.html. Run `npm run build` first.\n',
  ])
})
