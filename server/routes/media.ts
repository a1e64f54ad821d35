import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, ifNoneMatch, unchanged, valid } from '../http/describe.ts'
import { hasAlready } from '../http/if-none-match.ts'
import type { MediaAddresses } from '../library/media-addresses.ts'
import type { MediaFile } from '../library/media.ts'
import { typeOfMedia } from '../library/media-type.ts'
import { Refusal } from '../http/problem.ts'

/** Names do not change with what is in the file, so after ten minutes a copy is shown and asked for again by its tag. */
const forAnybody = 'public, max-age=600, stale-while-revalidate=86400'

/** Pictures, videos and captions of articles, whole or in part (RFC 9110, section 14). */
export const mediaRoutes = ({ media }: Ports, addresses: MediaAddresses) =>
  new Hono<ApiEnv>().get(
    '/media/:name{.+}',
    describe({
      summary: 'A file that an article shows',
      tag: 'Articles',
      answers: {
        200: { description: 'The whole of it', media: '*/*' },
        206: { description: 'The range that was asked for', media: '*/*' },
        ...unchanged,
      },
      refusals: {
        400: ['invalid_request'],
        403: ['media_expired'],
        404: ['not_found'],
        416: ['range_not_satisfiable'],
      },
      headers: {
        ...ifNoneMatch,
        Range: 'The bytes that are wanted (RFC 9110, section 14.2)',
        'If-Range': 'Only if it still has this tag',
      },
      forAnybody: true,
    }),
    valid('param', v.object({ name: v.string() })),
    valid('query', v.object({ expires: v.optional(v.string()), signature: v.optional(v.string()) })),
    async (context) => {
      const { name } = context.req.valid('param')
      const right = await addresses.allows(name, context.req.valid('query'))
      if (right === 'unknown') throw new Refusal('not_found')
      if (right === 'expired') throw new Refusal('media_expired')
      const file = await media.find(name)
      if (!file) throw new Refusal('not_found')
      context.header('X-Content-Type-Options', 'nosniff')
      context.header('Cache-Control', right === 'open' ? forAnybody : 'private, no-store')
      // Whoever learns the address could see the file.
      if (right === 'signed') context.header('Referrer-Policy', 'no-referrer')
      return send(context, name, file)
    },
  )

function send(context: Context, name: string, file: MediaFile): Response {
  const { size, changed } = file
  const tag = `"${size.toString(36)}-${Math.floor(changed).toString(36)}"`
  context.header('ETag', tag)
  context.header('Accept-Ranges', 'bytes')
  if (hasAlready(context.req.header('If-None-Match'), tag)) return context.body(null, 304)
  // Defined for GET alone.
  const range = context.req.method === 'GET' ? wantedRange(context, size, tag) : null
  // Not to be kept, or a cache would answer with it whoever wants the file.
  if (range === 'none') throw new Refusal('range_not_satisfiable', {}, { 'Content-Range': `bytes */${size}` })
  const { start, end } = range ?? { start: 0, end: size - 1 }
  if (range) context.header('Content-Range', `bytes ${start}-${end}/${size}`)
  context.header('Content-Type', typeOfMedia(name))
  context.header('Content-Length', String(end - start + 1))
  const status = range ? 206 : 200
  // Node answers HEAD by GET without the body, which would be read for nothing.
  if (context.req.method === 'HEAD' || size === 0) return context.body(null, status)
  return context.body(file.read(start, end), status)
}

/** Null: the whole file. Several ranges at once, and what is no range, get that too; so does who has a copy of another time. */
function wantedRange(
  { req }: Context,
  size: number,
  tag: string,
): { start: number; end: number } | 'none' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(req.header('Range') ?? '') ?? []
  const condition = req.header('If-Range')
  if (condition !== undefined && condition !== tag) return null
  if (first === '' && last === '') return null
  // `-500`: the last 500 bytes.
  if (first === '')
    return last === '0' || size === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start < size ? { start, end } : 'none'
}
