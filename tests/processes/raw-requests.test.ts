import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, startOwnServer } from './own-server.ts'

let server: OwnServer
beforeAll(async () => {
  server = await startOwnServer({ HEADERS_TIMEOUT: '0.3', REQUEST_TIMEOUT: '0.6', LIMITS: '10' })
})
afterAll(() => server.end())

/** A connection with whatever comes back on it, until the server ends it. */
async function open() {
  const socket: Socket = connect(server.port, 'localhost')
  let received = ''
  socket.on('data', (bytes) => (received += String(bytes)))
  // What is sent after the server has turned away is lost, as it should be.
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await once(socket, 'connect')
  return { socket, closed, received: () => received }
}

const statusOf = (received: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1])
const codeOf = (received: string) => /"code":"(\w+)"/.exec(received)?.[1]

/** Sends bytes as they are, and waits for the end of the connection. */
async function send(...bytes: (string | Buffer)[]) {
  const { socket, closed, received } = await open()
  for (const some of bytes) socket.write(some)
  await closed
  return [statusOf(received()), codeOf(received())]
}

const comments = '/api/articles/sign-in/comments'
const head = (path: string, ...lines: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n')
const json = 'Content-Type: application/json'
const whole = (body: string | Buffer, ...lines: string[]) => [
  head(comments, `Content-Length: ${Buffer.byteLength(body)}`, ...lines),
  body,
]
const nested = `${'['.repeat(8000)}${']'.repeat(8000)}`
const bomb = gzipSync(Buffer.alloc(10_000_000))

test.each<[what: string, bytes: (string | Buffer)[], status: number, code: string]>([
  ['a comment of a megabyte', whole('a'.repeat(1_000_000), json), 413, 'too_large'],
  [
    'a hundred megabytes that are only announced',
    [head(comments, json, 'Content-Length: 104857600')],
    413,
    'too_large',
  ],
  ['a bomb of gzip', whole(bomb, json, 'Content-Encoding: gzip'), 415, 'unsupported_media_type'],
  ['something else than JSON', whole('<a/>', 'Content-Type: application/xml'), 415, 'unsupported_media_type'],
  ['something of no type', whole('{"text":"x"}'), 415, 'unsupported_media_type'],
  ['brackets within brackets without end', whole(nested, json), 400, 'invalid_request'],
  [
    'an address of 10 kB',
    [head(`/api/articles?topic=${'a'.repeat(10_000)}`, 'Content-Length: 0')],
    414,
    'uri_too_long',
  ],
  [
    'a page at an address of 10 kB',
    [head(`/?${'a'.repeat(10_000)}`, 'Content-Length: 0')],
    414,
    'uri_too_long',
  ],
  ['headers of 20 kB', [head('/', `X-Long: ${'a'.repeat(20_000)}`)], 431, 'headers_too_large'],
  ['what is no request', ['HELO localhost\r\n\r\n'], 400, 'invalid_request'],
  [
    'two lengths for one body',
    [head('/', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
    400,
    'invalid_request',
  ],
  ['headers that never end', ['GET / HTTP/1.1\r\nHost: localhost\r\n'], 408, 'request_timeout'],
  [
    'a body that never ends',
    [head(comments, json, 'Content-Length: 100'), '{"text":'],
    408,
    'request_timeout',
  ],
])('%s is refused and cut', async (_what, bytes, status, code) => {
  expect(await send(...bytes)).toEqual([status, code])
})

test('a hundred megabytes that are streamed are not read', async () => {
  const before = server.memory()
  const { socket, closed, received } = await open()
  const megabyte = Buffer.alloc(1_000_000, 'a')
  const chunk = Buffer.concat([
    Buffer.from(`${megabyte.length.toString(16)}\r\n`),
    megabyte,
    Buffer.from('\r\n'),
  ])
  socket.write(head(comments, json, 'Transfer-Encoding: chunked'))
  for (let sent = 0; sent < 100 && socket.writable; sent += 1) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
  }
  await closed
  expect(statusOf(received())).toBe(413)
  expect(server.memory() - before).toBeLessThan(50_000_000)
})

test('two hundred clients that say nothing to the end keep nobody else from being answered', async () => {
  const slow = await Promise.all(Array.from({ length: 200 }, open))
  for (const [index, { socket }] of slow.entries()) {
    socket.write(
      index % 2 === 0 ? 'GET / HTTP/1.1\r\nX-A: ' : `${head(comments, json, 'Content-Length: 9000')}{`,
    )
  }
  expect((await fetch(`${server.origin}/api/health`)).status).toBe(200)
  await Promise.all(slow.map(({ closed }) => closed))
  expect(new Set(slow.map(({ received }) => codeOf(received())))).toEqual(new Set(['request_timeout']))
})

test('nobody but a trusted proxy names a request', async () => {
  const answer = await fetch(`${server.origin}/`, { headers: { 'X-Request-Id': 'from-the-proxy-1' } })
  expect(answer.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/)
})

test('none of it is a fault of the server', () => {
  expect(server.lines().filter(({ level }) => level === 'error')).toEqual([])
})
