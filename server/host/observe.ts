import type { IncomingMessage } from 'node:http'
import type { HostNotes } from '../app.ts'
import { isTrustedProxy, type Network } from '../http/client-address.ts'
import type { AnswerKind, Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { PortalResponse } from './portal-response.ts'

export type HostBindings = HostNotes & { incoming: IncomingMessage; outgoing: PortalResponse }
export type HostEnv = { Bindings: HostBindings }

/** What a request says under a name in lower case. To ask the `Request` would be to have the name checked and looked for each time. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.join(', ')
}

const wellFormed = /^[\w-]{8,64}$/

type Watched = {
  log: Log
  metrics: Metrics
  newId: () => string
  trustedProxies: readonly Network[]
  isStopping: () => boolean
}
export type Observe = ReturnType<typeof observe>

/**
 * Names each request, says so to whoever asked beside the headers that the answer has in any case, and notes how it was answered once the
 * last byte is out. `answer` notes the route by which it did.
 */
export function observe({ log, metrics, newId, trustedProxies, isStopping }: Watched) {
  const notingOf = createNoting(log, metrics)
  return <Answer>(
    method: string,
    notes: HostBindings,
    { headers, answer }: { headers: Readonly<Record<string, string>>; answer: () => Answer },
  ): Answer => {
    const { incoming, outgoing } = notes
    const given = headerOf(incoming, 'x-request-id')
    // Anyone but a proxy could make two requests look like one.
    const isKnown =
      given !== undefined &&
      wellFormed.test(given) &&
      isTrustedProxy(incoming.socket.remoteAddress, trustedProxies)
    const id = isKnown ? given : newId()
    const start = performance.now()
    outgoing.isLast = isStopping
    outgoing.standing = { ...headers, 'x-request-id': id }
    outgoing.on('close', () => {
      const ms = performance.now() - start
      const { statusCode: status, writableFinished } = outgoing
      const { line, duration } = notingOf({ method, route: notes.route ?? '*', status })
      line(id, Math.round(ms), !writableFinished)
      duration.observe(ms / 1000)
    })
    return log.during(id, answer)
  }
}

type Noting = { line: ReturnType<Log['answersOf']>; duration: ReturnType<Metrics['durationsOf']> }

/** Made once for each kind that occurs: routes are as they are registered, so there are not many. */
function createNoting(log: Log, metrics: Metrics) {
  const byRoute = new Map<string, Map<string, Noting>>()
  return (kind: AnswerKind): Noting => {
    const ofRoute = byRoute.get(kind.route) ?? new Map<string, Noting>()
    const name = `${kind.method} ${kind.status}`
    const noting = ofRoute.get(name) ?? { line: log.answersOf(kind), duration: metrics.durationsOf(kind) }
    byRoute.set(kind.route, ofRoute.set(name, noting))
    return noting
  }
}
