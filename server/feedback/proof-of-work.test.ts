import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Challenge } from '../../contract/feedback.ts'
import { appWith, as, content, problemOf } from '../../tests/api.ts'
import { challengeFrom, payloadOf, solved } from '../../tests/prove.ts'
import { createLimits } from '../host/limits.ts'
import { limits as allowed, type Limits } from '../http/limits.ts'
import { calm, dearness } from './proof-of-work.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'

const proving = { work: 4, pace: 0 }
let time = Date.parse('2026-11-23T12:00:00Z')
const now = () => new Date(time)
const open = (changes: Parameters<typeof appWith>[0] = {}) => appWith({ proving, now, ...changes })
type App = ReturnType<typeof open>
let app: App
beforeEach(() => {
  app = open()
})

const visitor = { 'Content-Type': 'application/json', 'X-Visitor': crypto.randomUUID() }
const rate = (on: App, headers: Record<string, string>, slug = 'open', env: object = {}) =>
  on.request(
    `/api/articles/${slug}/rating`,
    { method: 'PUT', headers: { ...visitor, ...headers }, body: '{"stars":4}' },
    env,
  )
const comment = (headers: Record<string, string>) =>
  app.request('/api/articles/open/comments', {
    method: 'POST',
    headers: { ...visitor, 'Idempotency-Key': crypto.randomUUID(), ...headers },
    body: JSON.stringify({ text: 'Where is the button?' }),
  })
const votes = async () =>
  ((await (await app.request('/api/articles/open/rating')).json()) as { votes: number }).votes
const refusal = async (answer: Response) => {
  const { status, code } = await problemOf(answer)
  return [status, code]
}

test('who is not signed in proves work, once for each rating and comment', async () => {
  expect(await refusal(await rate(app, {}))).toEqual([403, 'challenge_required'])
  expect(await refusal(await comment({}))).toEqual([403, 'challenge_required'])
  const proof = await solved(await challengeFrom(app, 'rating'))
  expect((await rate(app, { 'X-Challenge': proof })).status).toBe(200)
  expect((await comment({ 'X-Challenge': await solved(await challengeFrom(app, 'comment')) })).status).toBe(
    201,
  )
})

test('who is signed in proves nothing', async () => {
  expect((await rate(app, await as('member'))).status).toBe(200)
  expect((await comment(await as('member'))).status).toBe(201)
})

test('of twenty uses of one proof at once, exactly one counts', async () => {
  const proof = await solved(await challengeFrom(app, 'rating'))
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () =>
      rate(app, { 'X-Challenge': proof, 'X-Visitor': crypto.randomUUID() }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await votes()).toBe(1)
})

describe('a proof does not count', () => {
  const changed = (challenge: Challenge, parameters: Partial<Challenge['parameters']>): Challenge => ({
    ...challenge,
    parameters: { ...challenge.parameters, ...parameters },
  })
  const proofs: [string, () => Promise<string>][] = [
    ['that is not one', async () => 'nonsense'],
    ['that is JSON of another kind', async () => payloadOf({ challenge: {} })],
    [
      'that is not solved',
      async () =>
        payloadOf({
          challenge: await challengeFrom(app, 'rating'),
          solution: { counter: 1, derivedKey: '00'.repeat(32) },
        }),
    ],
    [
      'of a challenge that was made easier',
      async () => solved(changed(await challengeFrom(app, 'rating'), { keyPrefix: '00' })),
    ],
    [
      'of a challenge with fewer rounds',
      async () => solved(changed(await challengeFrom(app, 'rating'), { cost: 1, keyPrefix: '00' })),
    ],
    [
      'of a challenge that was made to last',
      async () => {
        const challenge = await challengeFrom(app, 'rating')
        const data = { ...challenge.parameters.data, expiresAt: Number.MAX_SAFE_INTEGER }
        return solved(changed(challenge, { data }))
      },
    ],
    [
      'that was worked out in advance for a challenge of one’s own',
      async () => solved(await challengeFrom(open({ store: createMemoryStore() }), 'rating')),
    ],
    ['for a comment', async () => solved(await challengeFrom(app, 'comment'))],
    ['for another article', async () => solved(await challengeFrom(app, 'rating', 'manual'))],
    [
      'that is too old',
      async () => {
        const proof = await solved(await challengeFrom(app, 'rating'))
        time += 600_000
        return proof
      },
    ],
    [
      'that was used before',
      async () => {
        const proof = await solved(await challengeFrom(app, 'rating'))
        await rate(app, { 'X-Challenge': proof, 'X-Visitor': crypto.randomUUID() })
        return proof
      },
    ],
  ]
  test.each(proofs)('%s', async (_which, prove) => {
    const proof = await prove()
    const before = await votes()
    expect(await refusal(await rate(app, { 'X-Challenge': proof }))).toEqual([403, 'challenge_refused'])
    expect(await votes()).toBe(before)
  })
})

test('a proof does not open what is locked, and a challenge does not tell what there is', async () => {
  const known = await challengeFrom(app, 'rating', 'manual')
  const unknown = await challengeFrom(app, 'rating', 'no-such-article')
  expect(Object.keys(known.parameters)).toEqual(Object.keys(unknown.parameters))
  expect((await rate(app, { 'X-Challenge': await solved(known) }, 'manual')).status).toBe(401)
})

test('while the store is away nothing is refused for good: the next try finds the secret', async () => {
  const store = createMemoryStore()
  vi.spyOn(store, 'secret').mockRejectedValueOnce(new Error('away'))
  const flaky = open({ store })
  expect((await flaky.request('/api/challenges?purpose=rating&article=open')).status).toBe(500)
  expect(
    (await rate(flaky, { 'X-Challenge': await solved(await challengeFrom(flaky, 'rating')) })).status,
  ).toBe(200)
})

describe('under attack', () => {
  test.each([
    [0, 1],
    [calm, 1],
    [calm + 1, 2],
    [2 * calm + 1, 4],
    [8 * calm, 8],
    [1e9, 16],
  ])('with %s challenges asked for, one costs %s times the ordinary', (asked, times) => {
    expect(dearness(asked)).toBe(times)
  })

  const counterOf = async (challenge: Challenge) =>
    (JSON.parse(atob(await solved(challenge))) as { solution: { counter: number } }).solution.counter
  const attack = async (limits: Limits) => {
    const attacked = open({ limits })
    for (let source = 0; source < 10_000; source++) {
      const address = `10.${source >> 16}.${(source >> 8) & 255}.${source & 255}`
      await rate(attacked, { 'X-Challenge': 'worthless', 'X-Visitor': crypto.randomUUID() }, 'open', {
        address,
      })
      if (source % 4 === 0) await challengeFrom(attacked, 'rating', 'open', { address })
    }
    return attacked
  }

  test('from ten thousand addresses, work costs more, a reader’s rating counts, and it is over when it is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const limits = await createLimits({ store: createMemoryStore() })
    const attacked = await attack(limits)
    const dear = await challengeFrom(attacked, 'rating', 'open', { address: '198.51.100.7' })
    expect(await counterOf(dear)).toBeGreaterThanOrEqual((proving.work * 16) / 2)
    const rated = await rate(attacked, { 'X-Challenge': await solved(dear) }, 'open', {
      address: '198.51.100.7',
    })
    expect([rated.status, await rated.json()]).toMatchObject([200, { votes: 1, mine: 4 }])

    vi.advanceTimersByTime(allowed.challenges.seconds * 1000)
    const cheap = await challengeFrom(attacked, 'rating', 'open', { address: '198.51.100.7' })
    expect(await counterOf(cheap)).toBeLessThanOrEqual(proving.work)
    vi.useRealTimers()
  })

  test('with computing power, there is an end of what nobody has signed for, and those who have go on', async () => {
    const limits: Limits = {
      count: async (limit) => ({ used: 1, isOver: limit === 'anonymousVotes', seconds: 90 }),
      look: async () => ({ used: 0, isOver: false, seconds: 0 }),
    }
    const full = appWith({ proving, now, limits, content })
    const answer = await rate(full, { 'X-Challenge': await solved(await challengeFrom(full, 'rating')) })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '90'])
    expect((await rate(full, await as('member'))).status).toBe(200)
  })
})
