import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { type PackedText, packText, sendPacked } from './packed-text.ts'

/** How the build writes down which page the worker keeps. */
const pageOfBuild = /("revision":")[0-9a-f]+(","url":"index\.html")/

/**
 * The worker that keeps the portal. It keeps the page with its headers, so the page is another one for it when they are:
 * a browser that was here before would hold on to an earlier identity provider. `revision` names page and headers.
 */
export async function workerFile(path: string) {
  const built = await readFile(path, 'utf8').catch(() => null)
  let kept: { revision: string; file: Promise<PackedText> } | undefined
  return async (context: Context, revision: string) => {
    if (built === null) return context.text('There is no such file.', 404)
    if (kept?.revision !== revision)
      kept = { revision, file: packText(built.replace(pageOfBuild, `$1${revision}$2`), 9) }
    context.header('Content-Type', 'text/javascript; charset=utf-8')
    // A browser that kept its old worker would keep the old portal.
    context.header('Cache-Control', 'no-cache')
    return sendPacked(context, await kept.file)
  }
}
