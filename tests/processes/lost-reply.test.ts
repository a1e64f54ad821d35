import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { createMemoryStore } from '../../server/store/memory/memory-store.ts'
import { appWith } from '../api.ts'
import { challengeFrom, solved } from '../prove.ts'

const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

test('a comment whose answer was swallowed on the way is sent again with all that came with it, and is there once', async () => {
  const store = createMemoryStore()
  const app = appWith({ store, proving: { work: 2, pace: 0 } })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  closing.push(() => server.close())

  // Passes everything on, but ends the first connection once the server has begun to answer.
  let swallowed = 0
  const proxy = createServer((client) => {
    const upstream = connect((server.address() as AddressInfo).port, '127.0.0.1')
    client.pipe(upstream)
    for (const end of [client, upstream]) end.on('error', () => undefined)
    upstream.on('data', (bytes) => {
      if (swallowed > 0) return void client.write(bytes)
      swallowed = bytes.length
      client.destroy()
      return upstream.end()
    })
    client.on('close', () => upstream.end())
    upstream.on('close', () => client.end())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  closing.push(() => proxy.close())

  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': crypto.randomUUID(),
    'X-Challenge': await solved(await challengeFrom(app, 'comment')),
    Connection: 'close',
  }
  const send = (text: string) =>
    fetch(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api/articles/open/comments`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ text }),
    })
  await expect(send('Where is the button?')).rejects.toThrow('fetch failed')
  expect(swallowed).toBeGreaterThan(0)
  const [kept] = (await store.comments({ limit: 10 })).comments
  const again = await send('Where is the button?')
  expect([again.status, await again.json()]).toEqual([201, { id: kept?.id, receivedAt: kept?.receivedAt }])
  expect((await send('Where is the other button?')).status).toBe(422)
  expect((await store.comments({ limit: 10 })).total).toBe(1)
})
