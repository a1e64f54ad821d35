import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { searchResultSchema } from '../contract/search.ts'
import { testPorts } from '../mocks/node.ts'
import { createApp } from '../server/app.ts'
import { compileContent } from '../server/content/compile.ts'
import { as } from './api.ts'
import { missesAt, recallAt, tryQueries } from './search-queries.ts'

const { content } = await compileContent('content', {
  vocabulary: { portal: 'Signpost', vendor: 'Signpost', accountService: 'account service' },
})
const app = createApp(testPorts({ content }))
const search = async (q: string, who: string | null = null) => {
  const headers = who ? await as(who) : {}
  return (await app.request(`/api/search?q=${encodeURIComponent(q)}`, { headers })).json()
}
const [tuning, heldOut] = await Promise.all([tryQueries('tuning', search), tryQueries('held-out', search)])
const all = [...tuning, ...heldOut]

describe('readers who look for something', () => {
  test('find the right page among the first three in 95 of 100 cases', () => {
    expect(all.length).toBeGreaterThanOrEqual(120)
    expect(recallAt(3, all), missesAt(3, all).join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('find it at the very top in 75 of 100', () => {
    expect(recallAt(1, all), missesAt(1, all).join('\n')).toBeGreaterThanOrEqual(0.75)
  })

  test('also where nobody looked while the search was tuned', () => {
    expect(recallAt(3, heldOut), missesAt(3, heldOut).join('\n')).toBeGreaterThanOrEqual(0.8)
  })

  test.each([
    ["can't log in", 'what-happens', {}],
    ['cant login', 'what-happens', {}],
    ['cannot sign in', 'what-happens', {}],
    ['Unable to log on!', 'what-happens', {}],
    ['forgot password', 'reset-password', { 'what-happens': 'forgot' }],
    ['I forgot my pasword', 'reset-password', { 'what-happens': 'forgot' }],
  ])('and cannot get in are offered the troubleshooter first: %s', async (q, step, answers) => {
    const { hits } = v.parse(searchResultSchema, await search(q))
    expect(hits[0]).toMatchObject({ type: 'step', flow: 'sign-in', step })
    expect(hits[0]).toHaveProperty('answers', answers)
  })
})
