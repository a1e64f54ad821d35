import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Challenge } from '../../contract/feedback.ts'
import { limits } from '../../server/http/limits.ts'
import { readAddress } from '../../server/store/database-address.ts'
import { migrations } from '../../server/store/migrations.ts'
import { openStore } from '../../server/store/open-store.ts'
import { emptyDatabase } from '../postgres.ts'
import { solved } from '../prove.ts'
import { askFrom } from './from-address.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = serverFolder()
const servers: WholeServer[] = []
let url: string
/** They start at once, on a database in which there is nothing. */
beforeAll(async () => {
  url = await emptyDatabase(inject('postgres'))
  const start = () => startServer(folder.path, { DATABASE_URL: url, LIMITS: '0.1' })
  servers.push(...(await Promise.all([start(), start()])))
}, 60_000)
afterAll(() => {
  for (const { child } of servers) child.kill('SIGKILL')
  folder.remove()
})
function at(index: number): WholeServer {
  const server = servers[index]
  if (!server) throw new Error('It was not started')
  return server
}
const [one, other] = [() => at(0), () => at(1)]

async function inDatabase<Row extends object>(question: string, database = url): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query<Row>(question)
  await client.end()
  return rows
}

/** Each test has an address of its own, and with it limits of its own. */
const reader = (address: string) => {
  const ask = (
    server: WholeServer,
    path: string,
    options: Omit<Parameters<typeof askFrom>[2], 'path'> = {},
  ) => askFrom(address, server.port, { path, ...options })
  return {
    ask,
    async proofFrom(server: WholeServer, purpose: 'rating' | 'comment') {
      const { body } = await ask(server, `/api/challenges?purpose=${purpose}&article=sign-in`)
      return solved(body as Challenge)
    },
    vote: (server: WholeServer, stars: number, visitor: string, proof: string) =>
      ask(server, '/api/articles/sign-in/rating', {
        method: 'PUT',
        headers: { 'X-Visitor': visitor, 'X-Challenge': proof },
        body: { stars },
      }),
    rating: async (server: WholeServer, visitor: string) =>
      (await ask(server, '/api/articles/sign-in/rating', { headers: { 'X-Visitor': visitor } })).body,
    comment: (server: WholeServer, text: string, key: string, proof: string) =>
      ask(server, '/api/articles/sign-in/comments', {
        method: 'POST',
        headers: { 'Idempotency-Key': key, 'X-Challenge': proof },
        body: { text },
      }),
  }
}

describe('two servers on one PostgreSQL', () => {
  test('that started at once on an empty one have migrated it once, and both serve', async () => {
    for (const server of servers) expect((await server.ask('/api/ready')).status).toBe(200)
    const applied = await inDatabase<{ name: string }>('select name from kysely_migration order by name')
    expect(applied.map(({ name }) => name)).toEqual(Object.keys(migrations))
    for (const server of servers) expect(server.said()).not.toContain('"level":"error"')
  })

  test('share votes, and the proofs of work behind them: one counts once, whoever made it and whoever is shown it', async () => {
    const { proofFrom, vote, rating } = reader('127.0.0.2')
    const [visitor, second] = [randomUUID(), randomUUID()]
    const proof = await proofFrom(one(), 'rating')
    expect((await vote(other(), 2, visitor, proof)).status).toBe(200)
    const again = await vote(one(), 5, visitor, proof)
    expect([again.status, again.body]).toMatchObject([
      403,
      { code: 'challenge_refused', detail: 'It was used before.' },
    ])
    expect((await vote(one(), 5, visitor, await proofFrom(other(), 'rating'))).status).toBe(200)
    expect(await rating(other(), visitor)).toMatchObject({
      votes: 1,
      mine: 5,
      distribution: [0, 0, 0, 0, 1],
    })

    const contested = await proofFrom(one(), 'rating')
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => vote(index % 2 ? one() : other(), 1, second, contested)),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 403, 403, 403, 403, 403,
    ])
  })

  test('share the keys of comments: what one was sent the other answers alike, once', async () => {
    const { proofFrom } = reader('127.0.0.3')
    const [key, text] = [randomUUID(), 'The second step could say where the button is.']
    /** Nobody may send so many. */
    let writers = 0
    const comment: ReturnType<typeof reader>['comment'] = (...sent) =>
      reader(`127.0.3.${(writers += 1)}`).comment(...sent)
    const sent = await comment(one(), text, key, await proofFrom(other(), 'comment'))
    expect(sent.status).toBe(201)
    const used = await proofFrom(one(), 'comment')
    for (const server of servers) {
      const again = await comment(server, text, key, used)
      expect([again.status, again.body]).toEqual([201, sent.body])
      expect((await comment(server, 'Something else.', key, used)).status).toBe(422)
    }
    expect(await inDatabase('select id from comment')).toHaveLength(1)
  })

  test('count together what an address asks, and say so at the same time', async () => {
    const { ask } = reader('127.0.0.4')
    const allowed = limits.challengesOfAddress.uses / 10
    const answers = await Promise.all(
      Array.from({ length: allowed + 4 }, (_, index) =>
        ask(index % 2 ? one() : other(), '/api/challenges?purpose=rating&article=sign-in'),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(allowed)
    for (const server of servers) {
      const refused = await ask(server, '/api/challenges?purpose=rating&article=sign-in')
      expect(refused.status).toBe(429)
      expect(Number(refused.retryAfter)).toBeGreaterThan(0)
    }
    // No address is ever stored.
    expect(JSON.stringify(await inDatabase('select * from limit_count'))).not.toContain('127.0.0')
  })

  test('of which one is killed in the middle: the other goes on with all that either had acknowledged', async () => {
    const acknowledged: string[] = []
    /** Each from an address of its own, until its server is gone or there is enough. */
    async function writer(server: WholeServer, index: number) {
      for (let sent = 0; sent < 50; sent += 1) {
        const walk = randomUUID()
        const answer = await askFrom(`127.0.1.${index + 1}`, server.port, {
          path: '/api/troubleshooters/sign-in/outcomes',
          method: 'POST',
          body: { version: 'an older one', walk, step: 'reset-password', solved: true, answers: {} },
        }).catch(() => null)
        if (answer === null) return 'cut off'
        expect(answer.status).toBe(202)
        acknowledged.push(walk)
        if (acknowledged.length === 60) one().child.kill('SIGKILL')
      }
      return 'done'
    }
    const gone = once(one().child, 'close')
    const ends = await Promise.all(
      Array.from({ length: 8 }, (_, index) => writer(index % 2 ? one() : other(), index)),
    )
    await gone
    expect(ends.filter((_, index) => index % 2 === 0)).toEqual(Array.from({ length: 4 }, () => 'done'))
    expect(ends).toContain('cut off')
    const walks = await inDatabase<{ walk: string }>('select walk from outcome')
    const stored = new Set(walks.map(({ walk }) => walk))
    expect(acknowledged.filter((walk) => !stored.has(walk))).toEqual([])
    expect((await other().ask('/api/ready')).status).toBe(200)

    // Whoever was with the one that is gone goes on with the other, and its limits with it.
    const { ask } = reader('127.0.0.4')
    expect((await ask(other(), '/api/challenges?purpose=rating&article=sign-in')).status).toBe(429)
    servers[0] = await startServer(folder.path, { DATABASE_URL: url, LIMITS: '0.1' })
    expect((await one().ask('/api/ready')).status).toBe(200)
    expect((await ask(one(), '/api/challenges?purpose=rating&article=sign-in')).status).toBe(429)
  }, 60_000)
})

test('a server that starts while another migrates waits for it, and then has what it needs', async () => {
  const empty = await emptyDatabase(inject('postgres'))
  const migrating = new pg.Client({ connectionString: empty })
  await migrating.connect()
  // As a server does that is at it.
  await migrating.query('begin')
  await migrating.query(
    'create table kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0)',
  )
  let isOpen = false
  const opening = openStore(readAddress(empty)).finally(() => (isOpen = true))
  const waits = `select 1 from pg_stat_activity where application_name = 'signpost' and datname = current_database() and wait_event_type = 'Lock'`
  while ((await inDatabase(waits, empty)).length === 0);
  expect(isOpen).toBe(false)
  await migrating.query('rollback')
  await migrating.end()
  const { store } = await opening
  await store.ping()
  await store.close()
  expect(await inDatabase('select name from kysely_migration', empty)).toHaveLength(
    Object.keys(migrations).length,
  )
})
