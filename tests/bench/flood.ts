import { setTimeout as pass } from 'node:timers/promises'
import autocannon from 'autocannon'
import { type Figure, milliseconds } from './figure.ts'
import { writeArticles } from './many-articles.ts'
import { newFolder, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

const seconds = 20
const honestPerSecond = 15
const floodPerSecond = 1000

/** What readers do: they read, list, see what others think, and now and then vote. */
const honest: readonly [path: string, vote?: boolean][] = [
  ['/api/articles/operate-deploy'],
  ['/api/articles?topic=operation'],
  ['/api/articles/sign-in/rating'],
  ['/api/articles/sign-in'],
  ['/api/articles/operate-deploy/rating', true],
]

/** Asks at even distances, from one address after another, whatever became of the requests before. Answers how long each took. */
async function askHonestly(url: string, tokens: readonly string[]): Promise<number[]> {
  const asked: Promise<number>[] = []
  const start = performance.now()
  for (let number = 0; number < seconds * honestPerSecond; number += 1) {
    await pass(Math.max(0, start + (number * 1000) / honestPerSecond - performance.now()))
    const [path, vote = false] = honest[number % honest.length] ?? ['/']
    const headers = {
      'X-Forwarded-For': `198.51.100.${number % 250}`,
      Authorization: `Bearer ${tokens[number % tokens.length]}`,
      'Content-Type': 'application/json',
    }
    const ask = async () => {
      const began = performance.now()
      const answer = await fetch(url + path, {
        headers,
        ...(vote && { method: 'PUT', body: JSON.stringify({ stars: 5 }) }),
      })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`An honest reader is answered ${answer.status}`)
      return performance.now() - began
    }
    asked.push(ask())
  }
  return Promise.all(asked)
}

const p99 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? NaN

/** One address floods, others read on. The floor is the same reading without a flood. */
export async function flood(provider: Provider): Promise<Figure[]> {
  const content = newFolder()
  await writeArticles(content, 2500)
  const tokens = await Promise.all(
    Array.from({ length: 60 }, (_, index) => provider.member(`reader-${index}`)),
  )
  // The client is the proxy that says where requests come from.
  const portal = await startPortal({
    CONTENT_DIR: content,
    TRUSTED_PROXIES: '127.0.0.1,::1',
    ...provider.variables,
  })
  const calm = p99(await askHonestly(portal.url, tokens))
  const flooding = autocannon({
    url: portal.url,
    // In a thread of its own, or it would hold up the clock of the honest.
    workers: 1,
    connections: 50,
    overallRate: floodPerSecond,
    duration: seconds + 2,
    requests: ['/api/articles/sign-in', '/api/articles', '/api/articles/sign-in/rating'].map((path) => ({
      method: 'GET' as const,
      path,
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    })),
  })
  await pass(1000)
  const under = p99(await askHonestly(portal.url, tokens))
  const { requests, non2xx } = await flooding
  await portal.stop()
  return [
    {
      what: `p99 of ${honestPerSecond} honest requests a second while one address sends ${Math.round(requests.average)}/s (${Math.round((non2xx / requests.total) * 100)} % of them refused)`,
      measured: milliseconds(under),
      floor: `without the flood ${milliseconds(calm)}`,
      target: '< 100 ms',
      met: under < 100 && requests.average > floodPerSecond * 0.9,
    },
  ]
}
