// @vitest-environment jsdom
import { HttpResponse, delay, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { anonymous, fine, schema, server } from '../../tests/calls.ts'
import { get, send } from './api.ts'
import { ApiUnreachable } from './problems.ts'
import { reachability } from './reachability.ts'

test('an anonymous reader’s request carries no token and no visitor number', async () => {
  anonymous()
  let headers = new Headers()
  server.use(
    http.get('*/api/articles', ({ request }) => {
      headers = request.headers
      return fine()
    }),
  )
  await get('/articles', schema)
  expect(headers.get('Authorization')).toBeNull()
  expect(headers.get('X-Visitor')).toBeNull()
})

test('an anonymous vote carries a number that stays the same', async () => {
  anonymous()
  const seen: (string | null)[] = []
  server.use(
    http.put('*/api/articles/a/rating', ({ request }) => {
      seen.push(request.headers.get('X-Visitor'))
      return fine()
    }),
  )
  await send('PUT', '/articles/a/rating', { stars: 4 }, schema)
  await send('PUT', '/articles/a/rating', { stars: 5 }, schema)
  expect(seen[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(seen[1]).toBe(seen[0])
})

test.each([
  ['a page of a proxy, with 200', () => HttpResponse.html('<h1>Log in to Hotel Wi-Fi</h1>'), 'unreadable'],
  [
    'JSON that breaks off',
    () => new HttpResponse('{"ok": tr', { headers: { 'Content-Type': 'application/json' } }),
    'unreadable',
  ],
  ['another shape than promised', () => HttpResponse.json({ ok: 1 }), 'unreadable'],
  ['a gateway’s page, with 502', () => HttpResponse.html('Bad gateway', { status: 502 }), 'server'],
  ['JSON that is no problem, with 500', () => HttpResponse.json({}, { status: 500 }), 'server'],
  ['nothing at all', () => HttpResponse.error(), 'offline'],
] as const)('%s is told apart', async (_, answer, kind) => {
  anonymous()
  server.use(http.get('*/api/x', answer))
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(ApiUnreachable)
  expect(error).toMatchObject({ kind })
})

test('an answer that does not come is waited for ten seconds', async () => {
  anonymous()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    expect(milliseconds).toBe(10_000)
    return AbortSignal.abort(new DOMException('late', 'TimeoutError'))
  })
  server.use(http.get('*/api/x', () => delay('infinite')))
  await expect(get('/x', schema)).rejects.toMatchObject({ kind: 'timeout' })
  expect(timeout).toHaveBeenCalled()
})

test('a copy from before is told from the server’s word', async () => {
  anonymous()
  let headers: Record<string, string> = { 'X-Kept-At': '2026-11-23T10:00:00Z' }
  server.use(http.get('*/api/articles', () => HttpResponse.json({ ok: true }, { headers })))
  await get('/articles', schema)
  expect(reachability.get()).toBe('kept')
  headers = {}
  await get('/articles', schema)
  expect(reachability.get()).toBe('fine')
})
