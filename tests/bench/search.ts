import { claimsOf } from '../../mocks/claims.ts'
import { people } from '../../mocks/people.ts'
import { allQueries, recallAt, tryQueries } from '../search-queries.ts'
import { recordAnswer } from './answer.ts'
import { cost, type Figure, milliseconds } from './figure.ts'
import { median } from './load.ts'
import { memoryOf, newFolder, patient, processorSeconds, type Running } from './processes.ts'
import { startFloor, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'
import { writeRealArticles } from './real-articles.ts'
import { wordsToLookFor } from './search-words.ts'

const least = { recall: 0.95, queries: 600 }
const most = { p95: 15, ready: 5 }
const rounds = 5

const addressOf = (query: string) => `/api/search?q=${encodeURIComponent(query)}`

/** The accounts that queries are asked as, with the claims that the embedded provider would give them. */
async function headersOf(provider: Provider) {
  const entries = ['member', 'editor'].map(async (name) => {
    const account = people.find(({ email }) => email === `${name}@example.com`)
    if (!account) throw new Error(`Nobody is called ${name}`)
    // Of the claims that this provider gives to everybody.
    const nothing = { organisation: undefined, maintenance: undefined }
    const token = await provider.member(name, { ...nothing, ...claimsOf(account) })
    return [name, { Authorization: `Bearer ${token}` }] as const
  })
  return new Map<string | null, Record<string, string>>(await Promise.all(entries))
}

/** On the portal's own content: how often the page that was meant stands at the top, and among the first three. */
async function recall(provider: Provider): Promise<Figure> {
  const headers = await headersOf(provider)
  const portal = await startPortal({
    ...patient,
    ...provider.variables,
    CONTENT_DIR: process.cwd() + '/content',
  })
  const ask = async (query: string, as: string | null) =>
    (await fetch(portal.url + addressOf(query), { headers: headers.get(as) ?? {} })).json()
  const found = [...(await tryQueries('tuning', ask)), ...(await tryQueries('held-out', ask))]
  await portal.stop()
  const [first, three] = [recallAt(1, found), recallAt(3, found)]
  return {
    what: `search: the page that was meant is among the first three, of ${found.length} queries`,
    measured: `${three.toFixed(3)}, at the very top ${first.toFixed(3)}`,
    floor: 'none',
    target: `≥ ${least.recall}`,
    met: three >= least.recall,
  }
}

async function timed(url: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${url} is answered ${answer.status}`)
  return performance.now() - began
}

/** Starts, and asks at once; meanwhile somebody else asks for something else again and again, and notes the longest wait. */
async function startAndSearch(variables: Record<string, string>, home: string) {
  const began = performance.now()
  const portal = await startPortal(variables, { home })
  const served = (performance.now() - began) / 1000
  const before = memoryOf(portal.pid)?.now ?? NaN
  const asked = { isAnswered: false }
  const first = timed(portal.url + addressOf('pasword reset')).finally(() => (asked.isAnswered = true))
  let longest = 0
  while (!asked.isAnswered) longest = Math.max(longest, await timed(`${portal.url}/api/health`))
  await first
  return { portal, served, ready: (performance.now() - began) / 1000, longest, before }
}

const share = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN

/**
 * One query after the other, and after each the floor, which meets the same moments. All of them several times, and the median of each counts:
 * what else the machine does is no query's fault.
 */
async function askInTurn(portal: Running, floor: Running, queries: readonly string[]) {
  for (const query of queries.slice(0, 100)) await timed(portal.url + addressOf(query))
  const times = queries.map((query) => ({ query, ours: [] as number[], floor: [] as number[] }))
  const before = processorSeconds(portal.pid)
  for (let round = 0; round < rounds; round += 1) {
    for (const { query, ours, floor: bare } of times) {
      ours.push(await timed(portal.url + addressOf(query)))
      bare.push(await timed(floor.url + addressOf(query)))
    }
  }
  const after = processorSeconds(portal.pid)
  const used = before === null || after === null ? null : ((after - before) / queries.length / rounds) * 1e6
  return { ours: times.map(({ ours }) => median(ours)), floor: times.map((one) => median(one.floor)), used }
}

const ofTimes = (times: readonly number[]) =>
  `p50 ${milliseconds(share(times, 0.5))}, p95 ${milliseconds(share(times, 0.95))}`

/**
 * How well, how soon and how fast readers find: recall over HTTP on the portal's own content; and with at least 5,000 articles the time from the
 * start until the first search is answered, and the time that queries with slips, synonyms, several words and pasted messages take.
 */
export async function search(provider: Provider): Promise<Figure[]> {
  const content = newFolder()
  const articles = await writeRealArticles(content)
  const queries = [...allQueries, ...(await wordsToLookFor(content, least.queries - allQueries.length))]
  const variables = { CONTENT_DIR: content, ...patient, ...provider.variables }
  const home = newFolder()
  const cold = await startAndSearch(variables, home)
  await cold.portal.stop()
  const warm = await startAndSearch(variables, home)
  const { portal } = warm
  const { path } = await recordAnswer(await fetch(portal.url + addressOf("can't log in")))
  const floor = await startFloor('http', { ANSWER: path })
  const { ours, floor: bare, used } = await askInTurn(portal, floor, queries)
  const after = memoryOf(portal.pid)?.now ?? NaN
  await Promise.all([portal.stop(), floor.stop()])
  const megabytes = (size: number) => `${Math.round(size)} MB`
  return [
    await recall(provider),
    {
      what: `search among ${articles}, ${queries.length} queries, each the median of ${rounds}`,
      measured: `${ofTimes(ours)}${cost(used)}`,
      floor: `as many bytes from node:http ${ofTimes(bare)}`,
      target: `p95 ≤ ${most.p95} ms`,
      met: share(ours, 0.95) <= most.p95,
    },
    {
      what: 'from the start with them to the first search answered, from the cache',
      measured: `${warm.ready.toFixed(1)} s, without one ${cold.ready.toFixed(1)} s; others waited at most ${milliseconds(warm.longest)} and ${milliseconds(cold.longest)}; memory ${megabytes(warm.before)} before, ${megabytes(after)} after all queries`,
      floor: `the server answers from ${warm.served.toFixed(1)} s and ${cold.served.toFixed(1)} s`,
      target: `≤ ${most.ready} s`,
      met: warm.ready <= most.ready,
    },
  ]
}
