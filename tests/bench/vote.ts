import { join } from 'node:path'
import { recordAnswer } from './answer.ts'
import { cost, type Figure, perSecond } from './figure.ts'
import { compete, connections } from './load.ts'
import { patient, newFolder, startFloor, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

/**
 * Members vote: each request is one upsert that is on the disk before it is answered (write-ahead log, `synchronous = FULL`), through
 * one pool of HTTP connections. The floor is the same upsert behind bare node:http, which answers the same bytes to the same
 * requests; it checks no token, looks for no article, counts no limit, and neither reads the totals nor logs.
 */
export async function vote(provider: Provider): Promise<Figure[]> {
  // As many as have votes to give for the whole measurement: one account may only give so many.
  const accounts = 6000
  const tokens = await Promise.all(
    Array.from({ length: accounts }, (_, index) => provider.member(`voter-${index}`)),
  )
  const portal = await startPortal({
    ...patient,
    ...provider.variables,
    CONTENT_DIR: join(process.cwd(), 'content'),
  })
  const path = '/api/articles/operate-deploy/rating'
  const headersOf = (token: string, index: number) => ({
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    // For the floor, which reads no tokens.
    'X-Visitor': `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  })
  const body = JSON.stringify({ stars: 4 })
  const { path: file } = await recordAnswer(
    await fetch(portal.url + path, { method: 'PUT', body, headers: headersOf(tokens[0] ?? '', 0) }),
  )
  const floor = await startFloor('votes', { ANSWER: file, DATABASE: join(newFolder(), 'votes.db') })
  const ask = {
    method: 'PUT' as const,
    body,
    variants: tokens.map((token, index) => ({ path, headers: headersOf(token, index) })),
  }
  const shots = await compete(
    { floor: { server: floor, ask }, ours: { server: portal, ask } },
    { seconds: 3 },
  )
  await Promise.all([portal, floor].map(({ stop }) => stop()))
  // By requests in a second: what both wait for is the disk.
  const ratio = shots.ours.perSecond / shots.floor.perSecond
  return [
    {
      what: `durable vote by a member, ${connections} connections`,
      measured: `${perSecond(shots.ours.perSecond)}${cost(shots.ours.cost)}, ${ratio.toFixed(2)} of the bare upsert`,
      floor: `bare upsert behind node:http ${perSecond(shots.floor.perSecond)}${cost(shots.floor.cost)}`,
      target: '≥ 0.5 of it',
      met: ratio >= 0.5,
    },
  ]
}
