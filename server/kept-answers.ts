import { LRUCache } from 'lru-cache'
import type { Context } from 'hono'

/** Of all answers that are kept at once, in bytes. */
const most = 16_000_000

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
  return async (key: string, make: () => unknown): Promise<KeptAnswer> => {
    const known = kept.get(key)
    if (known) return known
    const body = new TextEncoder().encode(JSON.stringify(await make()))
    const digest = await crypto.subtle.digest('SHA-256', body)
    const tag = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    )
    const answer = { body, tag: `"${tag}"` }
    kept.set(key, answer)
    return answer
  }
}

/** For the middleware `etag()`, which answers 304 where the reader has it already and hashes only what has no tag. */
export function sendKept(context: Context, { body, tag }: KeptAnswer): Response {
  context.header('ETag', tag)
  return context.body(body, 200, { 'Content-Type': 'application/json' })
}
