import type { IncomingMessage } from 'node:http'
import type { HostNotes } from '../app.ts'
import { isTrustedProxy, type Network } from '../client-address.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { PortalResponse } from './portal-response.ts'

export type HostBindings = HostNotes & { incoming: IncomingMessage; outgoing: PortalResponse }
export type HostEnv = { Bindings: HostBindings }

const wellFormed = /^[\w-]{8,64}$/

type Watched = { log: Log; metrics: Metrics; newId: () => string; trustedProxies: readonly Network[] }
export type Observe = ReturnType<typeof observe>

/**
 * Names each request, says so to whoever asked beside the headers that the answer has in any case, and notes how it was answered once the
 * last byte is out. `answer` notes the route by which it did.
 */
export const observe =
  ({ log, metrics, newId, trustedProxies }: Watched) =>
  <Answer>(
    request: Request,
    notes: HostBindings,
    { headers, answer }: { headers: Readonly<Record<string, string>>; answer: () => Answer },
  ): Answer => {
    const { incoming, outgoing } = notes
    const given = request.headers.get('X-Request-Id')
    // Anyone but a proxy could make two requests look like one.
    const isKnown =
      given !== null &&
      wellFormed.test(given) &&
      isTrustedProxy(incoming.socket.remoteAddress, trustedProxies)
    const id = isKnown ? given : newId()
    const { method } = request
    const start = performance.now()
    outgoing.standing = { ...headers, 'x-request-id': id }
    outgoing.on('close', () => {
      const ms = performance.now() - start
      const { statusCode: status, writableFinished } = outgoing
      const route = notes.route ?? '*'
      log.answered(id, { method, route, status, ms: Math.round(ms), aborted: !writableFinished })
      metrics.answered(method, route, status, ms / 1000)
    })
    return log.during(id, answer)
  }
