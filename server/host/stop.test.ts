import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { createStop } from './stop.ts'

test('who is not done in time is cut off, and a connection that nobody uses holds nobody up', async () => {
  const server = createServer(() => {
    // Never answers.
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { isStopping, stop } = createStop(server, { grace: 10, patience: 50 })
  const [waiting, idle] = [connect(port), connect(port)]
  await Promise.all([waiting, idle].map((socket) => once(socket, 'connect')))
  const cut = Promise.all([waiting, idle].map((socket) => once(socket.resume(), 'close')))
  waiting.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(server, 'request')
  expect(isStopping()).toBe(false)
  await stop()
  expect(isStopping()).toBe(true)
  await cut
})
