import { expect, test } from 'vitest'
import { app, as } from '../../tests/api.ts'

test('what readers ask is found by one regular expression, however many addresses there are', async () => {
  await app.request('/api/articles/open')
  expect(app.router.name).toBe('SmartRouter + RegExpRouter, desk: TrieRouter')
})

test('at the desk, a comment and a question about all of them are told apart', async () => {
  const headers = await as('editor')
  const statusOf = async (last: string) =>
    (await app.request(`/api/desk/comments/${last}`, { headers })).status
  expect(await statusOf('counts')).toBe(200)
  expect(await statusOf(crypto.randomUUID())).toBe(404)
})
