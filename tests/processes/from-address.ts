import { request } from 'node:http'

type Asked = { path: string; method?: string; headers?: Record<string, string>; body?: object }
/** `body`: what JSON says, or the text. */
export type Answered = { status: number; retryAfter: string | undefined; body: unknown }

/**
 * Asks a server of this machine from an address of one's own: all of 127.0.0.0/8 is this machine, so that each reader can have one. `::1`
 * comes by IPv6.
 */
export const askFrom = (
  address: string,
  port: number,
  { path, method = 'GET', headers = {}, body }: Asked,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = body === undefined ? '' : JSON.stringify(body)
    const asking = request(
      {
        host: address.includes(':') ? '::1' : '127.0.0.1',
        localAddress: address,
        port,
        path,
        method,
        agent: false,
        headers: {
          // The demonstration has this name only.
          Host: `localhost:${port}`,
          ...(sent && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(sent) }),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.on('data', (bytes) => (text += String(bytes)))
        answer.on('error', reject)
        answer.on('end', () => {
          const { statusCode: status = 0, headers: got } = answer
          const isJson = /json/.test(got['content-type'] ?? '')
          resolve({ status, retryAfter: got['retry-after'], body: isJson ? JSON.parse(text) : text })
        })
      },
    )
    asking.on('error', reject)
    asking.end(sent)
  })
