import type { Server as HttpServer } from 'node:http'
import { Server as NetServer } from 'node:net'

type Times = {
  /** For so long connections that nobody uses stay open, for a request that is already on its way; in milliseconds. */
  grace?: number
  /** Whoever is not done by then is cut off. */
  patience?: number
}

/**
 * Stops a server so that nobody who was let in goes without an answer: no new connections from now on, a last answer on
 * each that is open, and then an end. `close()` of Node would end connections at once on which a request may be arriving.
 */
export function createStop(server: HttpServer, { grace = 500, patience = 8000 }: Times = {}) {
  let stopping = false
  return {
    /** Whether each answer is the last on its connection from now on. */
    isStopping: () => stopping,
    /** Resolves once every connection has ended. Called again, it waits for nobody. */
    stop(): Promise<void> {
      if (stopping) server.closeAllConnections()
      stopping = true
      return new Promise((stopped) => {
        const timers = [
          setInterval(() => server.closeIdleConnections(), grace),
          setTimeout(() => server.closeAllConnections(), patience),
        ]
        NetServer.prototype.close.call(server, () => {
          timers.forEach(clearTimeout)
          stopped()
        })
      })
    },
  }
}
