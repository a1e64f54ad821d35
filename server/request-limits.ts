import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { problemResponse, Refusal } from './problem.ts'

/** Requests hold a comment at most; in bytes. */
const largestBody = 16 * 1024
/** The longest address that anyone needs is the provider's answer with its code; in characters. */
const longestAddress = 8192
/** Brackets within brackets. Nothing that the API takes has more than three. */
const deepest = 16

export const limitAddress = createMiddleware(async (context, next) => {
  if (context.req.url.length > longestAddress) return problemResponse(context, new Refusal('uri_too_long'))
  return next()
})

const counted = bodyLimit({
  maxSize: largestBody,
  onError: (context) => problemResponse(context, new Refusal('too_large')),
})
/** Whoever sent it has gone, or was cut off: no fault of the server. */
const brokenOff = () => {
  throw new Refusal('request_timeout')
}

const mayHaveBody = (method: string) => method !== 'GET' && method !== 'HEAD'

/**
 * Counted as they arrive, whatever `Content-Length` says. Where none can be, none is looked for: the look alone would make a whole request
 * of the light one that the host hands in.
 */
export const limitBody = createMiddleware((context, next) =>
  mayHaveBody(context.req.method) ? counted(context, next).catch(brokenOff) : next(),
)

/** A body is JSON as it is: not packed, so that nobody has to unpack more than was sent, and not nested without end. */
export const plainJsonOnly = createMiddleware(async (context, next) => {
  if (!mayHaveBody(context.req.method)) return next()
  const header = (name: string) => context.req.header(name) ?? ''
  const packed = header('Content-Encoding').toLowerCase()
  if (packed !== '' && packed !== 'identity') {
    throw new Refusal('unsupported_media_type', {}, { 'Accept-Encoding': 'identity' })
  }
  const hasBody = Number(header('Content-Length')) > 0 || header('Transfer-Encoding') !== ''
  const type = header('Content-Type')
  if (!hasBody && type === '') return next()
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('unsupported_media_type', {}, { Accept: 'application/json' })
  }
  if (depthOf(await context.req.text().catch(brokenOff)) > deepest) {
    throw new Refusal('invalid_request', {
      errors: [{ path: 'json', message: `Must not hold more than ${deepest} brackets within brackets.` }],
    })
  }
  return next()
})

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
