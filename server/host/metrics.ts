import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { Meter } from '../app.ts'
import type { AnswerKind } from './log.ts'
import type { Operation } from './operation.ts'

/** From a millisecond to the time that a request may take. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What Prometheus is told: how long answers take, what is refused and why, what fails, and how the process does. */
export function createMetrics() {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'signpost_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers,
  })
  const refusals = new Counter({
    name: 'signpost_refusals_total',
    help: 'Requests that the API refused, by the code of the problem and, for tokens, the reason',
    labelNames: ['code', 'reason'] as const,
    registers,
  })
  const failures = new Counter({
    name: 'signpost_failures_total',
    help: 'Requests that failed by a fault of the server: of its store, or another',
    labelNames: ['of'] as const,
    registers,
  })
  const cut = new Counter({
    name: 'signpost_connections_cut_total',
    help: 'Connections that were ended for what arrived on them, or did not',
    labelNames: ['code'] as const,
    registers,
  })
  const reloads = new Counter({
    name: 'signpost_content_reloads_total',
    help: 'Times that the content was read again, and taken or refused',
    labelNames: ['result'] as const,
    registers,
  })
  const meter: Meter = {
    refused: (code, reason = '') => refusals.inc({ code, reason: code === 'invalid_token' ? reason : '' }),
    failed: (of) => failures.inc({ of }),
  }
  return {
    meter,
    /** Measures answers of a kind, in seconds. */
    durationsOf: (kind: AnswerKind) => durations.labels(kind),
    cut: (code: string) => cut.inc({ code }),
    reloaded: (result: 'taken' | 'refused') => reloads.inc({ result }),
    register,
  }
}
export type Metrics = ReturnType<typeof createMetrics>

const digest = (text: string) => createHash('sha256').update(text).digest()

/** On a port of its own, for this machine alone unless a token is demanded. */
export function serveMetrics(
  { register }: Metrics,
  { port, host, token }: NonNullable<Operation['metrics']>,
): Server {
  const expected = token === null ? null : digest(`Bearer ${token}`)
  const mayAsk = (authorization = '') => expected === null || timingSafeEqual(digest(authorization), expected)
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff').setHeader('Cache-Control', 'no-store')
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    if (!mayAsk(request.headers.authorization)) {
      return void response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="metrics"' }).end()
    }
    register.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': register.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return server.listen(port, host)
}
