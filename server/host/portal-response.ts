import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** So many answers wait for each other at most. */
const mostWaiting = 64
let waiting: (() => void)[] = []

function sendWaiting() {
  const ready = waiting
  waiting = []
  for (const send of ready) send()
}

/**
 * An answer on its way out, whose `standing` headers were known before there was one. They go out with its own in one record: headers that are
 * set one by one cost more than the answer of a kept article. Names in lower case, as those of answers are; what an answer says itself counts.
 */
export class PortalResponse extends ServerResponse {
  standing: Readonly<Record<string, string>> = {}
  /** Whether nothing more is to be asked on its connection. */
  isLast: () => boolean = () => false

  override writeHead(status: number, message?: string | Given, given?: Given): this {
    const own = typeof message === 'string' ? given : message
    if (Array.isArray(own)) throw new TypeError('Headers are handed over as a record')
    if (this.isLast()) this.shouldKeepAlive = false
    const headers = { ...this.standing, ...own }
    return typeof message === 'string'
      ? super.writeHead(status, message, headers)
      : super.writeHead(status, headers)
  }

  /**
   * Answers to all requests that have arrived go out together, once each of them was looked at: an answer alone wakes whoever waits for it,
   * and that costs more than to make it (decision 009).
   */
  override end(last?: unknown, encoding?: BufferEncoding | (() => void), done?: () => void): this {
    if (waiting.length === 0) setImmediate(sendWaiting)
    waiting.push(() => super.end(last, encoding as BufferEncoding, done))
    if (waiting.length === mostWaiting) sendWaiting()
    return this
  }
}
