import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type OwnServer, startOwnServer } from './own-server.ts'

const servers: OwnServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.end()
})
async function start() {
  const server = await startOwnServer()
  servers.push(server)
  return server
}

/** Asks on a connection that is kept; resolves with the status, or with how the connection failed. */
const ask = (server: OwnServer, agent: Agent, path = '/api/articles') =>
  new Promise<number | string>((resolve) => {
    request({ host: 'localhost', port: server.port, path, agent }, (answer) => {
      let whole = ''
      answer.on('data', (bytes) => (whole += String(bytes)))
      answer.on('error', () => resolve('broke off'))
      answer.on('end', () => resolve(JSON.parse(whole) ? (answer.statusCode ?? 0) : 0))
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end()
  })

/** A comment of which only the beginning has been sent. */
async function beginComment(server: OwnServer) {
  const body = '{"text":"Begun before the end."}'
  const socket = connect(server.port, 'localhost')
  await once(socket, 'connect')
  let received = ''
  socket.on('data', (bytes) => (received += String(bytes)))
  const closed = once(socket, 'close')
  const lines = [
    'POST /api/articles/sign-in/comments HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'X-Visitor: 0b2b1a1e-6a5e-4a53-9c1e-5d2f0c9a7e11',
    'Idempotency-Key: 0b2b1a1e-6a5e-4a53-9c1e-5d2f0c9a7e12',
    `Content-Length: ${body.length}`,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
  // Answered by the same process, so what was sent before has arrived.
  await fetch(`${server.origin}/api/health`)
  return {
    socket,
    async finish() {
      socket.write(body.slice(10))
      await closed
      return received
    },
  }
}

test('told to stop under load, the server answers everyone it let in, lets in nobody else, and ends well', async () => {
  const server = await start()
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const answers: (number | string)[] = []
  const clients = Array.from({ length: 20 }, async () => {
    for (;;) {
      const answer = await ask(server, agent)
      answers.push(answer)
      if (typeof answer === 'string') break
    }
  })
  const comment = await beginComment(server)
  while (answers.length < 200) await new Promise(setImmediate)
  server.kill('SIGTERM')
  await Promise.all(clients)
  const received = await comment.finish()
  expect(received).toMatch(/^HTTP\/1\.1 (201|4\d\d) /)
  expect(received).toMatch(/\r\nConnection: close\r\n/i)
  expect(await server.ended).toBe(0)
  agent.destroy()

  // Everyone had answers until there was nobody to connect to: nothing was taken and then dropped.
  expect(new Set(answers)).toEqual(new Set([200, 'ECONNREFUSED']))
  expect(answers.filter((answer) => answer === 200).length).toBeGreaterThanOrEqual(200)
})

test('while it stops it is alive, but not ready, on the connections that are left', async () => {
  const server = await start()
  const agents = [
    new Agent({ keepAlive: true, maxSockets: 1 }),
    new Agent({ keepAlive: true, maxSockets: 1 }),
  ]
  const [first, second] = agents as [Agent, Agent]
  const comment = await beginComment(server)
  for (const agent of agents) expect(await ask(server, agent, '/api/ready')).toBe(200)
  server.kill('SIGTERM')
  while ((await ask(server, new Agent(), '/api/health')) !== 'ECONNREFUSED') await new Promise(setImmediate)
  expect(await ask(server, first, '/api/ready')).toBe(503)
  expect(await ask(server, second, '/api/health')).toBe(200)
  await comment.finish()
  expect(await server.ended).toBe(0)
})

test('told twice, it waits for nobody', async () => {
  const server = await start()
  const { socket } = await beginComment(server)
  socket.on('error', () => undefined)
  server.kill('SIGTERM')
  while ((await ask(server, new Agent(), '/api/health')) !== 'ECONNREFUSED') await new Promise(setImmediate)
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})
