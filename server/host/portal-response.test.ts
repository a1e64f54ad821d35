import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { PortalResponse } from './portal-response.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

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
  closing.push(() => server.close())
  await new Promise<void>((listening) => {
    server.listen(0, 'localhost', listening)
  })
  return fetch(`http://localhost:${(server.address() as AddressInfo).port}/`)
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
  const answer = () => new Response('text', { headers: { 'Referrer-Policy': 'no-referrer' } })
  const { headers } = await sent(standing, answer)
  expect([headers.get('Referrer-Policy'), headers.get('X-Request-Id')]).toEqual(['no-referrer', 'one'])
})
