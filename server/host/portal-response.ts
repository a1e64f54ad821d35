import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[]

/**
 * An answer on its way out, whose `standing` headers were known before there was one. They go out with its own in one record: headers that are
 * set one by one cost more than the answer of a kept article. Names in lower case, as those of answers are; what an answer says itself counts.
 */
export class PortalResponse extends ServerResponse {
  standing: Readonly<Record<string, string>> = {}

  override writeHead(status: number, message?: string | Given, given?: Given): this {
    const own = typeof message === 'string' ? given : message
    if (Array.isArray(own)) throw new TypeError('Headers are handed over as a record')
    const headers = { ...this.standing, ...own }
    return typeof message === 'string'
      ? super.writeHead(status, message, headers)
      : super.writeHead(status, headers)
  }
}
