import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { describe, expect, test } from 'vitest'
import { testPorts } from '../mocks/node.ts'
import { app, appWith, content, problemOf } from '../tests/api.ts'

describe('every refusal is problem details with a closed code', () => {
  const send = (method: string, path: string, body?: string, type = 'application/json') =>
    app.request(path, {
      method,
      ...(body !== undefined && {
        body,
        headers: { 'Content-Type': type, 'X-Visitor': crypto.randomUUID() },
      }),
    })
  const lines: [name: string, answer: () => Response | Promise<Response>, status: number, code: string][] = [
    ['an unknown address', () => send('GET', '/api/nope'), 404, 'not_found'],
    ['another method', () => send('POST', '/api/articles/open'), 405, 'method_not_allowed'],
    ['malformed JSON', () => send('PUT', '/api/articles/open/rating', '{"stars":'), 400, 'invalid_request'],
    [
      'an unknown field',
      () => send('PUT', '/api/articles/open/rating', '{"stars":4,"admin":true}'),
      400,
      'invalid_request',
    ],
    [
      'a body that is too large',
      () => send('PUT', '/api/articles/open/rating', `{"stars":4,"x":"${'a'.repeat(20_000)}"}`),
      413,
      'too_large',
    ],
    [
      'another content type',
      () => send('PUT', '/api/articles/open/rating', 'stars=4', 'text/plain'),
      415,
      'unsupported_media_type',
    ],
    [
      'brackets within brackets without end',
      () => send('PUT', '/api/articles/open/rating', `${'['.repeat(8000)}${']'.repeat(8000)}`),
      400,
      'invalid_request',
    ],
    [
      'an address without end',
      () => send('GET', `/api/articles?topic=${'a'.repeat(9000)}`),
      414,
      'uri_too_long',
    ],
  ]
  test.each(lines)('%s', async (_name, ask, status, code) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect((await problemOf(answer)).code).toBe(code)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
  test('405 names what would be allowed', async () => {
    const answer = await send('POST', '/api/articles/open')
    expect(answer.headers.get('Allow')).toBe('GET, HEAD')
  })
  test('a fault of our own says nothing of its cause', async () => {
    const store = testPorts({ content }).store
    const broken = appWith({
      store: { ...store, distribution: () => Promise.reject(new Error('secret cause')) },
    })
    const answer = await broken.request('/api/articles/open/rating')
    expect([answer.status, JSON.stringify(await problemOf(answer)).includes('secret')]).toEqual([500, false])
  })
  test('while the store is away the service lives but is not ready', async () => {
    const store = testPorts({ content }).store
    const away = appWith({ store: { ...store, ping: () => Promise.reject(new Error('away')) } })
    expect((await away.request('/api/health')).status).toBe(200)
    expect((await away.request('/api/ready')).status).toBe(503)
  })
})

test('the API describes itself', async () => {
  const description = await (await app.request('/api/openapi.json')).json()
  expect(description).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys(description.paths).toSorted()).toEqual([
    '/api/articles',
    '/api/articles/{slug}',
    '/api/articles/{slug}/comments',
    '/api/articles/{slug}/rating',
    '/api/challenges',
    '/api/desk/comments',
    '/api/desk/comments.csv',
    '/api/desk/comments/changes',
    '/api/desk/comments/counts',
    '/api/desk/comments/{id}',
    '/api/desk/pages',
    '/api/desk/pages/{slug}',
    '/api/desk/searches',
    '/api/desk/troubleshooters',
    '/api/desk/troubleshooters/{id}',
    '/api/health',
    '/api/me/access',
    '/api/ready',
    '/api/search',
    '/api/topics',
    '/api/troubleshooters/{id}',
    '/api/troubleshooters/{id}/outcomes',
    '/config.json',
    '/media/{name}',
  ])
})

test('the description is not sent twice, and says in one place what a refusal holds', async () => {
  const answer = await app.request('/api/openapi.json')
  const tag = answer.headers.get('ETag') ?? ''
  const again = await app.request('/api/openapi.json', { headers: { 'If-None-Match': tag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const { components, paths } = await answer.json()
  expect(components.schemas.Problem.properties.code.enum).toContain('not_found')
  expect(paths['/api/articles'].get.responses['400'].content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  })
})

test('TRACE sends nothing back, and no answer says what it was made with or lets other sites read it', async () => {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve)
  })
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { port, path: '/api/articles', method: 'TRACE', headers: { 'X-Canary': 'canary' } }
    request(options, resolve).on('error', reject).end()
  })
  const heard = { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
  server.close()
  expect(heard.status).toBe(405)
  expect(heard.text).not.toContain('canary')
  expect(Object.keys(heard.headers).filter((name) => /^(server|via|access-control-.*)$/.test(name))).toEqual(
    [],
  )
  expect(JSON.stringify(heard)).not.toMatch(/hono|node\/|x-powered-by/i)
})
