import { LRUCache } from 'lru-cache'
import type { Context } from 'hono'
import { hasAlready } from './if-none-match.ts'
import { isForAnybody } from '../access/view-as.ts'

/** Of all answers that are kept at once, in bytes: those of some hundred articles, which are most of what is read. */
const most = 4_000_000

export type KeptAnswer = { body: Uint8Array<ArrayBuffer>; tag: string }

/**
 * Answers as they go out, with their tags, so that an article is written as JSON and hashed once and not for every reader. The key must
 * name all that an answer depends on. They go with the content that they were made of.
 */
export function createKeptAnswers() {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: most,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  })
  async function keep(key: string, make: () => unknown): Promise<KeptAnswer> {
    const body = new TextEncoder().encode(JSON.stringify(await make()))
    const digest = await crypto.subtle.digest('SHA-256', body)
    const tag = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    )
    const answer = { body, tag: `"${tag}"` }
    kept.set(key, answer)
    return answer
  }
  return (key: string, make: () => unknown): KeptAnswer | Promise<KeptAnswer> =>
    kept.get(key) ?? keep(key, make)
}

/**
 * Sends it with all that is to be said of it in one record, or says that the reader has it already. Headers that are added afterwards
 * cost more than all else on the way of a kept answer (decision 009).
 */
export const sendKept = (context: Context, answer: KeptAnswer | Promise<KeptAnswer>) =>
  answer instanceof Promise ? answer.then((made) => send(context, made)) : send(context, answer)

function send(context: Context, { body, tag }: KeptAnswer): Response {
  const howLong = isForAnybody(context) ? 'public, max-age=0, must-revalidate' : 'private, no-store'
  const headers = { 'cache-control': howLong, etag: tag, vary: 'Authorization' }
  if (hasAlready(context.req.header('If-None-Match'), tag))
    return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff', ...headers },
  })
}
