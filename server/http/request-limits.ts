import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { problemResponse, Refusal } from './problem.ts'

/** Requests hold a comment at most; in bytes. */
const largestBody = 16 * 1024
/** The longest address that anyone needs is the provider's answer with its code; in characters. */
export const longestAddress = 8192
/** Brackets within brackets. Nothing that the API takes has more than three. */
const deepest = 16

export const limitAddress = createMiddleware(async (context, next) => {
  if (context.req.url.length > longestAddress) return problemResponse(context, new Refusal('uri_too_long'))
  return next()
})

const counted = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw new Refusal('too_large')
  },
})
/** Whoever sent it has gone, or was cut off: no fault of the server. */
const brokenOff = (error: unknown) => {
  throw error instanceof Refusal ? error : new Refusal('request_timeout')
}

export const mayHaveBody = (method: string) => method !== 'GET' && method !== 'HEAD'

/**
 * A body is not too large, and JSON as it is: not packed, so that nobody has to unpack more than was sent, and not nested without end. What
 * does not say how large it is is counted as it arrives.
 */
export async function checkBody(context: Context): Promise<void> {
  const header = (name: string) => context.req.header(name) ?? ''
  const length = header('Content-Length')
  const isSized = length !== '' && header('Transfer-Encoding') === ''
  if (isSized && Number(length) > largestBody) throw new Refusal('too_large')
  // Not for what says its size: the look alone would make a whole request of the light one that the host hands in.
  if (!isSized) await counted(context, async () => {}).catch(brokenOff)

  const packed = header('Content-Encoding').toLowerCase()
  if (packed !== '' && packed !== 'identity') {
    throw new Refusal('unsupported_media_type', {}, { 'Accept-Encoding': 'identity' })
  }
  const hasBody = Number(length) > 0 || header('Transfer-Encoding') !== ''
  const type = header('Content-Type')
  if (!hasBody && type === '') return
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('unsupported_media_type', {}, { Accept: 'application/json' })
  }
  const text = await context.req.text().catch(brokenOff)
  // On a server nobody can send more than was said; elsewhere it is looked at.
  if (text.length > largestBody) throw new Refusal('too_large')
  if (depthOf(text) > deepest) {
    throw new Refusal('invalid_request', {
      errors: [{ path: 'json', message: `Must not hold more than ${deepest} brackets within brackets.` }],
    })
  }
}

/** How deep the brackets of a JSON text go, whether or not it is one. */
export function depthOf(json: string): number {
  let depth = 0
  let most = 0
  for (const [sign] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[[{\]}]/gs)) {
    if (sign === '[' || sign === '{') most = Math.max(most, (depth += 1))
    else if (sign === ']' || sign === '}') depth -= 1
  }
  return most
}
