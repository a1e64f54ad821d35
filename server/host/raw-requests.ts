import type { Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { STATUS_CODES } from 'node:http'
import type { ProblemCode } from '../../contract/problem.ts'
import { problemOf } from '../http/problem.ts'
import type { Operation } from './operation.ts'

/**
 * What a request may be before anything of the portal sees it. A client that sends too much or too slowly costs memory and a
 * connection, and no more than that.
 */
export const rawLimits = ({ headersTimeout, requestTimeout }: Operation): ServerOptions => ({
  maxHeaderSize: 16 * 1024,
  headersTimeout,
  requestTimeout,
  // How long after its time a slow client may go on.
  connectionsCheckingInterval: Math.min(1000, headersTimeout),
  // Longer than the proxies in front keep theirs, which would otherwise ask on a connection that is just being closed.
  keepAliveTimeout: 75_000,
})

/** For how long what still arrives of a request is thrown away after its answer, in ms. */
const lingering = 500

const codes: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** Problem details by hand, for what broke before it was a request. */
function rawProblem(code: ProblemCode): string {
  const problem = problemOf(code)
  const body = JSON.stringify(problem)
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

/** Answers what cannot be read, or did not arrive in time, and ends its connection. `cut` is told why. */
export function guardSockets(server: Server, cut: (code: ProblemCode) => void) {
  server.maxConnections = 10_000
  server.maxRequestsPerSocket = 1000
  // Nothing to and fro for a minute: whoever reads an answer that slowly does not want it.
  server.setTimeout(60_000)
  const answers = new WeakMap<Duplex, ServerResponse>()
  server.on('request', (request, response) => void answers.set(request.socket, response))
  server.on('connection', (socket: Socket) => {
    // Cut in the middle of a request, a connection takes its answer with it: the client fails to send before it reads.
    const cut = socket.destroySoon.bind(socket)
    let isLingering = false
    socket.destroySoon = () => {
      const request = answers.get(socket)?.req
      if (isLingering || request === undefined || request.complete) return cut()
      isLingering = true
      socket.end()
      request.resume()
      setTimeout(cut, lingering).unref()
    }
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const code = codes[error.code ?? ''] ?? 'invalid_request'
    const answer = answers.get(socket)
    const isAnswering = answer !== undefined && answer.headersSent && !answer.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
      socket.destroy()
      return
    }
    cut(code)
    // Whatever still comes is not read: the answer goes out, and the connection with it.
    socket.end(rawProblem(code), () => socket.destroy())
  })
}
