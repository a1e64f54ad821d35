import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaAddress, mediaRoot } from './media-address.ts'
import { contentModules } from './vite-content.ts'

let vite: ViteDevServer
let server: Server
let origin: string
beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [contentModules({ directory: 'content', vocabulary: {} })],
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
