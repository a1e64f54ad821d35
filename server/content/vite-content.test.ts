import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build, createServer, preview, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaAddress, mediaRoot } from './media-address.ts'
import { contentModules } from './vite-content.ts'

const plugins = [contentModules({ directory: 'content', vocabulary: {} })]
let vite: ViteDevServer
let server: Server
let origin: string
beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins,
  })
  server = createHttpServer(vite.middlewares)
  await new Promise<void>((listening) => {
    server.listen(0, 'localhost', listening)
  })
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await vite.close()
})

test('the development server sends a file of the content whole', async () => {
  const answer = await fetch(origin + mediaAddress('join-an-organisation-chapters.vtt'))
  expect([answer.status, (await answer.text()).slice(0, 6)]).toEqual([200, 'WEBVTT'])
})

test.each(['%E0%A4%A', 'none.png', '..%2farticles%2fsign-in.md', ''])(
  'and goes on serving whoever asks for %j, which is none',
  async (name) => {
    expect((await fetch(`${origin}${mediaRoot}/${name}`)).status).toBe(404)
  },
)

test('so does what serves a development build', async () => {
  const host = await preview({
    configFile: false,
    logLevel: 'silent',
    build: { outDir: 'public' },
    preview: { port: 0, host: 'localhost' },
    plugins,
  })
  const { port } = host.httpServer.address() as AddressInfo
  const answer = await fetch(`http://localhost:${port}${mediaAddress('join-an-organisation-chapters.vtt')}`)
  expect([answer.status, (await answer.text()).slice(0, 6)]).toEqual([200, 'WEBVTT'])
  await host.close()
})

test('a build for readers fails where it asks for every article', async () => {
  const built = build({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    build: { write: false, rolldownOptions: { input: 'virtual:content' } },
    plugins,
  })
  await expect(built).rejects.toThrow('must not be built into what readers get')
})
