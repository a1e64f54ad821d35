import { getRequestListener } from '@hono/node-server'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testPorts } from '../../mocks/node.ts'
import { people, type Person } from '../../mocks/people.ts'
import { tokenFor } from '../../mocks/tokens.ts'
import { app, as, content } from '../../tests/api.ts'
import { createApp } from '../app.ts'
import { createKeptAnswers } from './kept-answers.ts'

describe('an answer that is kept', () => {
  test('is made once, and differs in its tag from any other', async () => {
    const answers = createKeptAnswers()
    let made = 0
    const make = (text: string) => () => {
      made += 1
      return { text }
    }
    const first = await answers('a', make('one'))
    expect(await answers('a', make('two'))).toBe(first)
    expect(made).toBe(1)
    expect(new TextDecoder().decode(first.body)).toBe('{"text":"one"}')
    expect((await answers('b', make('two'))).tag).not.toBe(first.tag)
    expect((await answers('c', make('one'))).tag).toBe(first.tag)
  })

  test('makes room for others in time: what is kept has a few megabytes', async () => {
    const answers = createKeptAnswers()
    const large = 'a'.repeat(100_000)
    const first = await answers('0', () => large)
    for (let index = 1; index <= 200; index += 1) await answers(String(index), () => large)
    expect(await answers('0', () => large)).not.toBe(first)
  })

  test('is no reader’s but theirs for whom every lock answers the same', async () => {
    const paths = [
      '/api/articles',
      '/api/articles?order=updated',
      ...content.articles.map(({ slug }) => `/api/articles/${slug}`),
    ]
    const ask = async (api: typeof app, path: string, person: Person | null) => {
      const headers = person ? { Authorization: `Bearer ${await tokenFor(person)}` } : {}
      const answer = await api.request(path, { headers })
      return [answer.status, [...answer.headers], await answer.text()]
    }
    const asked = fc.tuple(fc.constantFrom(null, ...people), fc.constantFrom(...paths))
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 10 }), async (questions) => {
        const shared = createApp(testPorts({ content }))
        for (const [person, path] of questions)
          expect(await ask(shared, path, person)).toEqual(
            await ask(createApp(testPorts({ content })), path, person),
          )
      }),
      { numRuns: 20 },
    )
  })
})

test('an article goes out as it is kept: nothing on its way reads it as a stream', async () => {
  // From here on a `Response` is what the server on Node makes of it, which knows whether it is still whole.
  getRequestListener(() => new Response())
  const isWhole = (answer: Response) =>
    Object.getOwnPropertySymbols(answer).some(({ description }) => description === 'cache')
  expect(isWhole(new Response('whole'))).toBe(true)
  for (const path of ['/api/articles/manual', '/api/articles', '/api/articles/open/rating'])
    expect([path, isWhole(await app.request(path, { headers: await as('member') }))]).toEqual([path, true])
})
