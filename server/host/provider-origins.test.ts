import { expect, test, vi } from 'vitest'
import type { LogEvent } from '../app.ts'
import { createProviderOrigins } from './provider-origins.ts'

const issuer = 'https://id.example.com/realms/customers'
const document = {
  issuer,
  authorization_endpoint: 'https://login.example.com/auth',
  token_endpoint: 'https://tokens.example.com/token',
  jwks_uri: 'https://keys.example.com/jwks',
  userinfo_endpoint: 'https://id.example.com/me',
}
const log = () => {}
const answering = (body: unknown) => vi.fn<typeof fetch>(async () => Response.json(body))

test('the portal may ask the issuer and every endpoint that it names, and no other', async () => {
  const fetch = answering(document)
  const origins = createProviderOrigins({ issuer, further: ['https://proxy.example.com/x'], fetch, log })
  expect(origins.known()).toEqual(['https://id.example.com', 'https://proxy.example.com'])
  await origins.look()
  expect(origins.known()).toEqual([
    'https://id.example.com',
    'https://proxy.example.com',
    'https://tokens.example.com',
    'https://keys.example.com',
  ])
  await origins.look()
  expect(fetch.mock.calls.map(([address]) => address)).toEqual([`${issuer}/.well-known/openid-configuration`])
})

test.each([
  ['of another issuer', { ...document, issuer: 'https://evil.example' }],
  ['with an endpoint that is no address', { ...document, token_endpoint: "x; script-src 'unsafe-inline'" }],
  ['in another shape', []],
])('a document %s adds nothing', async (_what, body) => {
  const origins = createProviderOrigins({ issuer, further: [], fetch: answering(body), log })
  await origins.look()
  expect(origins.known()).toEqual(['https://id.example.com'])
})

test('a provider that was away is asked again after half a minute, and no page waits for it', async () => {
  let clock = 0
  let back = false
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    if (!back) throw new TypeError('fetch failed')
    return Response.json(document)
  })
  const origins = createProviderOrigins({ issuer, further: [], fetch, log, now: () => clock })
  await origins.look()
  await origins.look()
  expect(fetch).toHaveBeenCalledTimes(1)

  back = true
  clock = 30_000
  await origins.look()
  await vi.waitFor(() => expect(origins.known()).toContain('https://tokens.example.com'))
  expect(fetch).toHaveBeenCalledTimes(2)
})

test.each([
  [
    'another issuer',
    answering({ ...document, issuer: `${issuer}/` }),
    `The provider calls itself ${issuer}/; OIDC_ISSUER must be the same, letter by letter, and is ${issuer}`,
  ],
  [
    'nothing at all',
    vi.fn<typeof fetch>(async () => {
      throw new TypeError('fetch failed')
    }),
    'fetch failed',
  ],
])('whoever operates the server is told when the provider says %s', async (_what, fetch, message) => {
  const logged: LogEvent[] = []
  const origins = createProviderOrigins({ issuer, further: [], fetch, log: (event) => logged.push(event) })
  await origins.look()
  await origins.look()
  expect(logged).toEqual([
    { level: 'error', event: 'provider not read', error: expect.objectContaining({ message }) },
  ])
})
