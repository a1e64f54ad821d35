import { loadavg } from 'node:os'
import autocannon from 'autocannon'
import { processorSeconds, type Running } from './processes.ts'

/** What to ask, again and again. `variants` are dealt out to the connections, each of which walks through its own; each has its address. */
export type Ask = {
  method?: 'GET' | 'PUT'
  body?: string
  variants: readonly { path: string; headers?: Record<string, string> }[]
}
export type Shot = {
  perSecond: number
  /** In milliseconds. */
  p99: number
  /** Processor time that the server used for one request, in microseconds; null where the system does not tell. */
  cost: number | null
}

export const connections = 50

/** Asks over `connections` connections, each as soon as it has its last answer, for `seconds`. Any answer but 200 is a fault. */
export async function shoot(
  server: Running,
  { method = 'GET', body, variants }: Ask,
  seconds: number,
): Promise<Shot> {
  const built = variants.map(({ path, headers = {} }, index) => ({
    path,
    method,
    headers: { 'X-Forwarded-For': `198.18.${index >> 8}.${index & 255}`, ...headers },
    ...(body !== undefined && { body }),
  }))
  let client = 0
  const before = processorSeconds(server.pid)
  const { non2xx, errors, requests, latency, duration } = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    // Servers end connections that are used very often, and this client does not heed what they say of it.
    reconnectRate: 900,
    // Requests that are made anew each time would keep the client busier than the server.
    setupClient(connection) {
      const own = built.filter(
        (_variant, index) => index % connections === client % Math.min(connections, built.length),
      )
      client += 1
      connection.setRequests(own)
    },
  })
  const after = processorSeconds(server.pid)
  if (non2xx > 0 || errors > 0) throw new Error(`${server.url}: ${non2xx} refusals, ${errors} errors`)
  return {
    perSecond: requests.total / duration,
    p99: latency.p99,
    cost: before === null || after === null ? null : ((after - before) / requests.total) * 1e6,
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2
}

/**
 * Every contender in turn, `rounds` times, after each has been warmed up: what else the machine does meanwhile meets all of them alike.
 * Answers medians.
 */
export async function compete<Name extends string>(
  contenders: Record<Name, { server: Running; ask: Ask }>,
  { rounds = 5, seconds = 4 }: { rounds?: number; seconds?: number } = {},
): Promise<Record<Name, Shot>> {
  const entries = Object.entries(contenders) as [Name, { server: Running; ask: Ask }][]
  const shots = new Map<Name, Shot[]>(entries.map(([name]) => [name, []]))
  for (const [, { server, ask }] of entries) await shoot(server, ask, 2)
  for (let round = 0; round < rounds; round += 1)
    for (const [name, { server, ask }] of entries) shots.get(name)?.push(await shoot(server, ask, seconds))
  const summary = (all: readonly Shot[]): Shot => {
    const costs = all.map(({ cost }) => cost).filter((cost) => cost !== null)
    return {
      perSecond: median(all.map(({ perSecond }) => perSecond)),
      p99: median(all.map(({ p99 }) => p99)),
      cost: costs.length > 0 ? median(costs) : null,
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, summary(shots.get(name) ?? [])])) as Record<
    Name,
    Shot
  >
}

/**
 * How much of `floor` is left: by processor time for each request, because the client needs more of it than a floor does and would
 * hold that back; by requests in a second where the system does not tell the time.
 */
export const ratioOf = (ours: Shot, floor: Shot): number =>
  ours.cost && floor.cost ? floor.cost / ours.cost : ours.perSecond / floor.perSecond

/** How many wanted a processor in the last minute. */
export const loadAverage = () => (loadavg()[0] ?? 0).toFixed(1)
