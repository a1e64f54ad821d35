import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { type OwnServer, startOwnServer } from './own-server.ts'

let server: OwnServer
let metrics: string
beforeAll(async () => {
  const port = await freePort()
  metrics = `http://127.0.0.1:${port}/metrics`
  server = await startOwnServer({
    LOG_LEVEL: 'debug',
    METRICS_PORT: String(port),
    TRUSTED_PROXIES: '127.0.0.1, ::1',
  })
})
afterAll(() => server.end())

const ask = (path: string, options: RequestInit = {}) => fetch(server.origin + path, options)
const lineOf = (answer: Response) =>
  server.logged(({ event, request }) => event === 'request' && request === answer.headers.get('X-Request-Id'))

test('a request has a name, which its answer and its line in the log bear, and the route rather than the address', async () => {
  const answer = await ask('/api/articles/reset-your-password?from=canary-query')
  const line = await lineOf(answer)
  expect(line).toMatchObject({ level: 'info', method: 'GET', route: '/api/articles/:slug', status: 200 })
  expect(Object.keys(line).toSorted().join(' ')).toBe('event level method ms request route status time')
})

test.each([
  ['/articles/sign-in?a=canary-query', '/*'],
  ['/assets/gone.js', '/assets/*'],
  ['/idp/.well-known/openid-configuration', '/idp/*'],
  ['/api/articles/no-such-article', '/api/articles/:slug'],
  ['/api/no-such-call', '/api/*'],
])('%s is told as %s', async (path, route) => {
  expect(await lineOf(await ask(path))).toMatchObject({ route })
})

test('a proxy that is trusted may have named the request before, in a name that is one', async () => {
  const named = (name: string) => ask('/', { headers: { 'X-Request-Id': name } })
  expect((await named('from-the-proxy-1')).headers.get('X-Request-Id')).toBe('from-the-proxy-1')
  for (const name of ['short', 'a'.repeat(65), '{"level":"error"}'])
    expect((await named(name)).headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/)
})

const canaries = {
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnktc3ViamVjdCJ9.Y2FuYXJ5LXNpZ25hdHVyZQ',
  code: 'canary-code',
  query: 'canary-query',
  comment: 'canary comment, my address is canary@example.com',
  address: '203.0.113.77',
  visitor: '9a1c6f0e-3f37-4d3c-9d9c-0c0ffee0beef',
}

test('no token, code, query, comment, visitor or address of a reader is in the log, not even when the store fails', async () => {
  const headers = {
    'Content-Type': 'application/json',
    'X-Forwarded-For': canaries.address,
    'X-Visitor': canaries.visitor,
    'Idempotency-Key': canaries.visitor,
  }
  const comment = () =>
    ask('/api/articles/reset-your-password/comments', {
      method: 'POST',
      headers,
      body: JSON.stringify({ text: canaries.comment }),
    })
  await ask(`/auth/callback?code=${canaries.code}&state=canary-state`)
  await ask(`/articles/sign-in?note=${canaries.query}`)
  await ask('/api/me/access', { headers: { Authorization: `Bearer ${canaries.token}` } })
  await ask(`/api/articles?topic=${canaries.query}&cursor=${canaries.query}`)
  await comment()
  // From here on the store finds nothing where it looks.
  const file = new DatabaseSync(join(server.folder, 'portal.db'))
  for (const table of ['comment', 'vote']) file.exec(`drop table ${table}`)
  file.close()
  const failed = await ask('/api/articles/reset-your-password/rating', { headers })
  await comment()
  expect(failed.status).toBeGreaterThanOrEqual(500)
  expect(await failed.text()).not.toMatch(/\bat |sql|table|\.ts/i)

  const error = await server.logged(
    ({ event, request }) => event === 'request failed' && request === failed.headers.get('X-Request-Id'),
  )
  expect(error).toMatchObject({ level: 'error', route: '/api/articles/:slug/rating' })
  expect(error['error']).toMatch(/no such table[^]*\n +at /)
  await lineOf(await ask('/api/health'))

  const everything = server.said.out + server.said.err
  for (const [what, canary] of Object.entries(canaries)) expect(everything, what).not.toContain(canary)
  expect(everything).not.toMatch(/canary|127\.0\.0\.1|::1/)
})

test('the start is said for people, and everything else is one line of JSON each', () => {
  expect(server.said.out).toContain('Signpost is ready')
  for (const line of server.said.err.trim().split('\n'))
    expect(() => JSON.parse(line) as unknown).not.toThrow()
})

test('Prometheus finds how long answers took, what was refused and why, and what failed; on a port of its own', async () => {
  const text = await (await fetch(metrics)).text()
  expect(text).toMatch(
    /signpost_http_request_duration_seconds_count\{method="GET",route="\/api\/articles\/:slug",status="200"\} 1\n/,
  )
  expect(text).toMatch(/signpost_refusals_total\{code="invalid_token",reason="[^"]+"\} 1\n/)
  expect(text).toMatch(/signpost_failures_total\{of="(store|request)"\} [1-9]/)
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).not.toMatch(/canary|eyJ/)
  expect(await (await ask('/metrics')).text()).toContain('<title>Portal</title>')
})

test('what nobody caught ends the process, with a line that says what it was and nothing of readers', async () => {
  const fails = `process.on('SIGUSR2', () => { throw new Error('canary of ${canaries.address}') })`
  const other = await startOwnServer({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fails)}`,
  })
  other.kill('SIGUSR2')
  expect(await other.ended).toBe(1)
  const line = other.lines().at(-1)
  expect(line).toMatchObject({ level: 'error', event: 'process failed' })
  expect(line?.['error']).toMatch(/^Error: canary of \[address\]\n +at /)
  await other.end()
})
