import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { hasAlready } from '../http/if-none-match.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A text that is sent to many, packed once for all of them. */
export type PackedText = { tag: string; plain: Bytes; br: Bytes; gzip: Bytes }

/** `quality`: of Brotli, from 0 to 11. */
export async function packText(text: string, quality: number): Promise<PackedText> {
  const plain = new TextEncoder().encode(text)
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    promisify(gzip)(plain, { level: 9 }),
  ])
  // Weak: it stands for the text, in whichever of the three forms it goes out (RFC 9110, section 8.8.3.3).
  const tag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { tag, plain, br: new Uint8Array(br), gzip: new Uint8Array(gzipped) }
}

/** The best of what a reader takes (RFC 9110, section 12.5.3); null: nothing but the text as it is. */
function encodingFor(accepted: string): 'br' | 'gzip' | null {
  const weights = new Map(parseAccept(accepted).map(({ type, q }) => [type.toLowerCase(), q]))
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0
  return (['br', 'gzip'] as const).find(takes) ?? null
}

/** Sends it in the form that the reader takes, or says that they have it. How long it may be kept is for the caller to say. */
export function sendPacked(context: Context, packed: PackedText, status: 200 | 404 = 200): Response {
  const { req } = context
  context.header('Vary', 'Accept-Encoding')
  context.header('ETag', packed.tag)
  if (status === 200 && hasAlready(req.header('If-None-Match'), packed.tag)) return context.body(null, 304)
  const encoding = encodingFor(req.header('Accept-Encoding') ?? '')
  if (!encoding) return context.body(packed.plain, status)
  context.header('Content-Encoding', encoding)
  return context.body(packed[encoding], status)
}
