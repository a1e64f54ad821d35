import { describe, expect, test } from 'vitest'
import { keptAt } from '../../contract/kept-copy.ts'
import { articleListSchema } from '../../contract/article.ts'
import * as v from 'valibot'
import { app, as } from '../../tests/api.ts'
import { isTooOld, judge, mayBeKept, picturesIn } from './kept-answers.ts'

const at = (path: string) => new URL(path, 'http://localhost:3000')
/** What the worker makes of the real API's answer. */
async function verdictOn(path: string, headers: Record<string, string> = {}) {
  const answer = await app.request(path, { headers })
  return judge(at(path), answer, await answer.clone().text())
}
const json: Record<string, string> = { 'Content-Type': 'application/json', 'Cache-Control': 'public' }
const list = {
  articles: [],
  total: 0,
  next: null,
  filters: { kinds: [], topics: [], products: [], versions: [] },
}
const verdict = (body: string, { status = 200, headers = json } = {}) =>
  judge(at('/api/articles'), new Response(body, { status, headers }), body)

describe('the worker keeps', () => {
  test.each([
    '/config.json',
    '/api/articles',
    '/api/articles?kind=video',
    '/api/articles/open',
    '/api/troubleshooters/sign-in',
  ])('%s, as anybody gets it', async (path) => expect(await verdictOn(path)).toBe('keep'))

  test.each(['/api/articles', '/api/articles/open', '/api/articles/manual', '/api/troubleshooters/sign-in'])(
    'not %s as a signed-in reader gets it, even if it could see the answer',
    async (path) => expect(await verdictOn(path, await as('member'))).toBe('withdraw'),
  )

  test.each([
    '/api/me/access',
    '/api/articles/open/rating',
    '/api/articles/open/comments',
    '/api/desk/comments',
    '/api/health',
    '/api/ready',
    '/api/openapi.json',
    '/api/troubleshooters/sign-in/outcomes',
    '/idp/auth',
    '/idp/.well-known/openid-configuration',
    '/auth/callback',
    '/sw.js',
  ])('nothing of %s', (path) => expect(mayBeKept(at(path))).toBe(false))
})

test('an article that is gated or gone by now takes its copy with it', async () => {
  expect(await verdictOn('/api/articles/manual')).toBe('withdraw')
  expect(await verdictOn('/api/articles/never-written')).toBe('withdraw')
})

test('the example that is broken below is sound', () => {
  expect(v.is(articleListSchema, list)).toBe(true)
  expect(verdict(JSON.stringify(list))).toBe('keep')
})

test.each([
  ['a server that fails', JSON.stringify(list), { status: 500 }],
  ['a server that is too busy', JSON.stringify(list), { status: 429 }],
  ['a proxy’s page', '<!doctype html>', { headers: { 'Content-Type': 'text/html' } }],
  ['a proxy’s own refusal', '{"error":"blocked"}', { status: 403 }],
  ['a body that broke off', JSON.stringify(list).slice(0, 20), {}],
  ['another shape', '{"articles":[{}]}', {}],
  ['nothing', '', {}],
])('%s is no answer, and replaces no good one', (_what, body, changes) => {
  expect(verdict(body, changes)).toBe('no-answer')
})

test('a copy is shown for thirty days', () => {
  const made = Date.parse('2026-11-01T00:00:00Z')
  const copy = new Response('', { headers: { [keptAt]: new Date(made).toISOString() } })
  const day = 86_400_000
  expect(isTooOld(copy, made + 29 * day)).toBe(false)
  expect(isTooOld(copy, made + 31 * day)).toBe(true)
  expect(isTooOld(new Response(''), made)).toBe(true)
})

test('pictures are found as they stand in an article’s answer', () => {
  const html = '<p><img src="/media/door.png" alt="A door"> <img src="https://example.com/x.png"></p>'
  expect([...picturesIn(JSON.stringify({ html }))]).toEqual(['/media/door.png'])
})
