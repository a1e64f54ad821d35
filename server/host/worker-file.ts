import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

/** How the build writes down which page the worker keeps. */
const pageOfBuild = /("revision":")[0-9a-f]+(","url":"index\.html")/

/**
 * The worker that keeps the portal. It keeps the page with its headers, so the page is another one for it when they are:
 * a browser that was here before would hold on to an earlier identity provider. `revision` names page and headers.
 */
export async function workerFile(path: string) {
  const built = await readFile(path, 'utf8').catch(() => null)
  let kept: { revision: string; etag: string; plain: string; packed: Uint8Array<ArrayBuffer> } | undefined
  function fileFor(revision: string) {
    if (built === null || kept?.revision === revision) return kept
    const plain = built.replace(pageOfBuild, `$1${revision}$2`)
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    kept = { revision, etag, plain, packed: new Uint8Array(gzipSync(plain)) }
    return kept
  }
  return (context: Context, revision: string) => {
    const file = fileFor(revision)
    if (!file) return context.text('There is no such file.', 404)
    context.header('Content-Type', 'text/javascript; charset=utf-8')
    // A browser that kept its old worker would keep the old portal.
    context.header('Cache-Control', 'no-cache')
    context.header('Vary', 'Accept-Encoding')
    context.header('ETag', file.etag)
    if (context.req.header('If-None-Match') === file.etag) return context.body(null, 304)
    if (!/\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')) return context.body(file.plain)
    context.header('Content-Encoding', 'gzip')
    return context.body(file.packed)
  }
}
