import type { HttpBindings } from '@hono/node-server'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { HostNotes } from '../app.ts'
import { isTrustedProxy, type Network } from '../client-address.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

export type HostEnv = { Bindings: HttpBindings & HostNotes }

const wellFormed = /^[\w-]{8,64}$/

type Watched = { log: Log; metrics: Metrics; newId: () => string; trustedProxies: readonly Network[] }

/** Names each request, says so to whoever asked, and notes how it was answered once the last byte is out. */
export const observe = ({ log, metrics, newId, trustedProxies }: Watched) =>
  createMiddleware<HostEnv>(async (context, next) => {
    const { incoming, outgoing } = context.env
    const given = context.req.header('X-Request-Id') ?? ''
    // Anyone but a proxy could make two requests look like one.
    const known = wellFormed.test(given) && isTrustedProxy(incoming.socket.remoteAddress, trustedProxies)
    const request = known ? given : newId()
    const { method } = context.req
    const start = performance.now()
    let route = '*'
    outgoing.setHeader('X-Request-Id', request)
    outgoing.once('close', () => {
      const ms = performance.now() - start
      const status = outgoing.statusCode
      log.answered(request, {
        method,
        route,
        status,
        ms: Math.round(ms),
        aborted: !outgoing.writableFinished,
      })
      metrics.answered(method, route, status, ms / 1000)
    })
    await log.during(request, next)
    // Whoever answered; the last that could have would be the portal's page, for every file.
    route = context.env.route ?? routePath(context)
  })
