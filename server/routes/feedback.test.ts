import { describe, expect, test } from 'vitest'
import { people } from '../../mocks/people.ts'
import { app, appWith, as, bearer, problemOf } from '../../tests/api.ts'

describe('feedback', () => {
  const visitor = crypto.randomUUID()
  const rate = (on: typeof app, stars: unknown, headers: Record<string, string>, slug = 'open') =>
    on.request(`/api/articles/${slug}/rating`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ stars }),
    })
  const write = (on: typeof app, body: unknown, headers: Record<string, string>, slug = 'open') =>
    on.request(`/api/articles/${slug}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    })

  test('one vote per reader: voting again changes it, withdrawing takes it back', async () => {
    const on = appWith()
    const headers = { 'X-Visitor': visitor }
    expect(await (await rate(on, 4, headers)).json()).toEqual({
      average: 4,
      votes: 1,
      distribution: [0, 0, 0, 1, 0],
      mine: 4,
    })
    expect(await (await rate(on, 2, headers)).json()).toEqual({
      average: 2,
      votes: 1,
      distribution: [0, 1, 0, 0, 0],
      mine: 2,
    })
    expect(await (await rate(on, 5, await as('member'))).json()).toMatchObject({
      average: 3.5,
      votes: 2,
      mine: 5,
    })
    const withdrawn = await on.request('/api/articles/open/rating', { method: 'DELETE', headers })
    expect(await withdrawn.json()).toMatchObject({ average: 5, votes: 1, mine: null })
  })
  test.each([0, 6, 2.5, '4', null])('%s is no rating', async (stars) => {
    expect((await rate(app, stars, { 'X-Visitor': visitor })).status).toBe(400)
  })
  test('an anonymous reader without a number is told which header to send', async () => {
    const problem = await problemOf(await rate(app, 4, {}))
    expect(problem.errors?.[0]?.path).toBe('header.x-visitor')
  })
  test('a locked article can neither be rated nor commented, nor its rating read', async () => {
    expect((await rate(app, 4, { 'X-Visitor': visitor }, 'manual')).status).toBe(401)
    expect((await rate(app, 4, await as('no-organisation'), 'manual')).status).toBe(403)
    expect((await write(app, { text: 'Hello' }, {}, 'manual')).status).toBe(401)
    expect((await app.request('/api/articles/manual/rating')).status).toBe(401)
    expect((await rate(app, 4, await as('member'), 'hidden')).status).toBe(404)
  })
  test('a comment reaches the editors, to the letter, and nobody else', async () => {
    const on = appWith()
    const text = 'Zażółć 👩🏽‍🔧 \u202Eabc\u202C\n  <b>bold</b>'
    const sent = await write(on, { text, section: 'steps' }, await as('member'))
    expect(sent.status).toBe(201)
    expect(JSON.stringify(await sent.json())).not.toContain('Zażółć')
    const desk = await on.request('/api/desk/comments', { headers: await as('editor') })
    expect(await desk.json()).toMatchObject({
      total: 1,
      comments: [{ article: { slug: 'open' }, section: { id: 'steps' }, text }],
    })
    expect((await on.request('/api/desk/comments')).status).toBe(401)
    for (const who of people.filter(({ roles }) => !roles)) {
      const answer = await on.request('/api/desk/comments', { headers: await bearer(who) })
      expect([answer.status, (await answer.text()).includes('Zażółć')]).toEqual([403, false])
    }
  })
  test('a comment that is sent twice is stored once; its key cannot be used for another', async () => {
    const on = appWith()
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await (await write(on, { text: 'Once' }, headers)).json()
    expect(await (await write(on, { text: 'Once' }, headers)).json()).toEqual(first)
    expect((await problemOf(await write(on, { text: 'Twice' }, headers))).code).toBe('idempotency_key_reused')
    const desk = await on.request('/api/desk/comments', { headers: await as('editor') })
    expect(await desk.json()).toMatchObject({ total: 1 })
  })
  test('nor for the same words elsewhere: on another article, or another section', async () => {
    const on = appWith()
    const headers = { 'Idempotency-Key': crypto.randomUUID(), ...(await as('member')) }
    const statuses = []
    for (const [slug, body] of [
      ['open', { text: 'Once' }],
      ['for-signed-in', { text: 'Once' }],
      ['open', { text: 'Once', section: 'steps' }],
      ['open', { text: 'Once' }],
    ] as const)
      statuses.push((await write(on, body, headers, slug)).status)
    expect(statuses).toEqual([201, 422, 422, 201])
  })
  test('a comment that is sent again after signing in is still the same', async () => {
    const on = appWith()
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await (await write(on, { text: 'Once' }, headers)).json()
    const again = await write(on, { text: 'Once' }, { ...headers, ...(await as('member')) })
    expect([again.status, await again.json()]).toEqual([201, first])
  })
  test.each([
    ['nothing', ''],
    ['only space', ' \n '],
    ['1,251 characters', 'a'.repeat(1251)],
    ['a NUL', 'a\0b'],
    ['half a character', 'a\uD800b'],
  ])('a comment of %s is refused with its place', async (_name, text) => {
    const problem = await problemOf(await write(app, { text }, {}))
    expect([problem.status, problem.errors?.[0]?.path]).toEqual([400, 'json.text'])
  })
  test('a comment on a section that the article lacks is refused', async () => {
    expect((await problemOf(await write(app, { text: 'Hi', section: 'nope' }, {}))).errors?.[0]?.path).toBe(
      'json.section',
    )
  })
})
