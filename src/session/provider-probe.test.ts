// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { Answer, Ask } from './ask.ts'
import { probeKeys, probeRegistration, probeTokenEndpoint } from './provider-probe.ts'

const config = { issuer: 'https://id.example.com', clientId: 'portal', scope: 'openid', audience: 'urn:api' }
const metadata = {
  authorization_endpoint: 'https://id.example.com/authorize?tenant=one',
  token_endpoint: 'https://id.example.com/token',
  pushed_authorization_request_endpoint: 'https://id.example.com/par',
  jwks_uri: 'https://id.example.com/jwks',
}
const { pushed_authorization_request_endpoint: _pushed, ...withoutPushing } = metadata
const callback = `${location.origin}/auth/callback`

const json = (status: number, body: Record<string, unknown>): Answer => ({
  kind: 'json',
  status,
  url: '',
  body,
})
const pageAt = (url: string): Answer => ({ kind: 'other', status: 200, url })

/** Answers by path, and remembers what was asked. */
function provider(answers: Record<string, Answer>) {
  const asked: { path: string; form: URLSearchParams; query: URLSearchParams }[] = []
  const ask: Ask = (address, init) => {
    const { pathname, searchParams } = new URL(address)
    const form = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams()
    asked.push({ path: pathname, form, query: searchParams })
    return Promise.resolve(answers[pathname] ?? { kind: 'silent' })
  }
  return { ask, asked }
}

describe('whether an address is registered', () => {
  test('is told by a provider that takes requests in advance', async () => {
    const { ask, asked } = provider({ '/par': json(201, { request_uri: 'urn:one', expires_in: 60 }) })
    expect(await probeRegistration(metadata, config, ask)).toBe('registered')
    expect(asked.map(({ path }) => path)).toEqual(['/par'])
    expect(asked[0]?.form.get('redirect_uri')).toBe(callback)
  })

  test.each([
    { error: 'invalid_redirect_uri' },
    { error: 'invalid_request', error_description: "redirect_uri did not match any of the client's" },
    { error: 'invalid_request', error_description: 'Invalid parameter: redirect_uri' },
  ])('is denied by one that says so: %j', async (refusal) => {
    const { ask } = provider({ '/par': json(400, refusal) })
    expect(await probeRegistration(metadata, config, ask)).toBe('refused')
  })

  test('is seen where a request that asks nobody anything comes back, and nowhere else', async () => {
    const { ask, asked } = provider({ '/authorize': pageAt(`${callback}?error=login_required`) })
    expect(await probeRegistration(withoutPushing, config, ask)).toBe('registered')
    const query = asked[0]?.query
    expect(query?.get('prompt')).toBe('none')
    expect(query?.get('tenant')).toBe('one')

    const elsewhere = provider({ '/authorize': pageAt('https://id.example.com/oops') })
    expect(await probeRegistration(withoutPushing, config, elsewhere.ask)).toBe('untold')
  })

  test('stays open where nothing may be read, or the refusal is about something else', async () => {
    expect(await probeRegistration(metadata, config, provider({}).ask)).toBe('untold')
    const other = provider({ '/par': json(401, { error: 'invalid_client' }) })
    expect(await probeRegistration(metadata, config, other.ask)).toBe('untold')
    expect(await probeRegistration({}, config, provider({}).ask)).toBe('untold')
  })
})

test('the token endpoint is sent a code that was never issued, and what it says is read', async () => {
  const { ask, asked } = provider({
    '/token': json(400, { error: 'invalid_grant', error_description: 'no' }),
  })
  expect(await probeTokenEndpoint(metadata, config, ask)).toEqual({
    came: 'error',
    status: 400,
    code: 'invalid_grant',
    text: 'no',
  })
  expect(Object.fromEntries(asked[0]?.form ?? [])).toMatchObject({
    grant_type: 'authorization_code',
    client_id: 'portal',
  })
  expect(await probeTokenEndpoint({}, config, ask)).toBeNull()
})

const ec = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
test.each([
  ['one without a use', [ec], 1],
  ['one among others', [ec, { ...ec, use: 'enc' }, { kty: 'oct', k: 'AA' }, null, 'key'], 1],
  [
    'none that can be read',
    [
      { ...ec, x: 'short' },
      { kty: 'RSA', n: 'AQ' },
    ],
    0,
  ],
  ['none', [], 0],
])('of keys, only those count that a signature can be verified with: %s', async (_what, keys, usable) => {
  const { ask } = provider({ '/jwks': json(200, { keys }) })
  expect(await probeKeys(metadata, ask)).toEqual({ came: 'read', usable })
})

test('what is no list of keys is not read as one', async () => {
  const { ask } = provider({ '/jwks': json(200, { message: 'Welcome' }) })
  expect(await probeKeys(metadata, ask)).toEqual({ came: 'unreadable', usable: 0 })
})
