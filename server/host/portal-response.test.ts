import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { PortalResponse } from './portal-response.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

async function addressOf(server: Server): Promise<string> {
  closing.push(() => server.close())
  await new Promise<void>((listening) => {
    server.listen(0, 'localhost', listening)
  })
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

/** What arrives of an answer with those standing headers. */
async function sent(standing: Record<string, string>, answer: () => Response) {
  const listener = getRequestListener(
    (_request, { outgoing }) => {
      ;(outgoing as PortalResponse).standing = standing
      return answer()
    },
    { overrideGlobalObjects: false },
  )
  const server = createServer(
    { ServerResponse: PortalResponse },
    (incoming, outgoing) => void listener(incoming, outgoing),
  )
  return fetch(await addressOf(server))
}

test('every answer says what was settled before there was one, with a body or without', async () => {
  for (const answer of [
    () => new Response('text'),
    () => new Response(null, { status: 304 }),
    () => Response.json({}),
  ])
    expect((await sent({ 'x-frame-options': 'DENY' }, answer)).headers.get('X-Frame-Options')).toBe('DENY')
})

test('what an answer says itself counts, and is said once', async () => {
  const standing = { 'referrer-policy': 'strict-origin', 'x-request-id': 'one' }
  const answer = () => new Response('text', { headers: { 'referrer-policy': 'no-referrer' } })
  const { headers } = await sent(standing, answer)
  expect([headers.get('Referrer-Policy'), headers.get('X-Request-Id')]).toEqual(['no-referrer', 'one'])
})

test('what arrived together is answered, each in its own words, though one of the readers has gone', async () => {
  const server = createServer({ ServerResponse: PortalResponse }, (incoming, outgoing) => {
    outgoing.end(incoming.url)
    if (incoming.url === '/7') outgoing.destroy()
  })
  const address = await addressOf(server)
  const told = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const answer = await fetch(address + index).catch(() => null)
      return (await answer?.text()) ?? 'gone'
    }),
  )
  expect(told).toEqual(Array.from({ length: 100 }, (_, index) => (index === 7 ? 'gone' : `/${index}`)))
})

test('an answer of which it is known only when it goes out that it is the last one ends its connection', async () => {
  let isStopping = false
  const server = createServer({ ServerResponse: PortalResponse }, (_incoming, outgoing) => {
    outgoing.isLast = () => isStopping
    isStopping = true
    outgoing.end('done')
  })
  const answer = await fetch(await addressOf(server))
  expect(answer.headers.get('Connection')).toBe('close')
})

test('answers to what arrived together wait until all of it was looked at', async () => {
  const looked: boolean[] = []
  let first: ServerResponse | undefined
  const server = createServer({ ServerResponse: PortalResponse }, (_incoming, outgoing) => {
    first ??= outgoing
    looked.push(first.headersSent)
    outgoing.end('done')
  })
  const { port, hostname } = new URL(await addressOf(server))
  const socket = connect(Number(port), hostname)
  const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n'
  socket.end(`${request}\r\n${request}Connection: close\r\n\r\n`)
  const answers = await text(socket)
  expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2)
  expect(looked).toEqual([false, false])
})
