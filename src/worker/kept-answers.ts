import * as v from 'valibot'
import { articleListSchema, articleSchema, topicListSchema } from '../../contract/article.ts'
import { portalConfigSchema } from '../../contract/config.ts'
import { keptAt } from '../../contract/kept-copy.ts'
import { problemSchema } from '../../contract/problem.ts'
import { servedFlowSchema } from '../../contract/troubleshooter.ts'

type Rule = { path: RegExp; schema: v.GenericSchema; cacheControl: RegExp }

const isPublic = /\bpublic\b/

/** All that is ever kept. What is not listed goes past the worker, signed-in readers' rights, ratings and comments among it. */
const rules: readonly Rule[] = [
  { path: /^\/config\.json$/, schema: portalConfigSchema, cacheControl: /\bno-cache\b/ },
  { path: /^\/api\/articles$/, schema: articleListSchema, cacheControl: isPublic },
  { path: /^\/api\/articles\/[^/]+$/, schema: articleSchema, cacheControl: isPublic },
  { path: /^\/api\/topics$/, schema: topicListSchema, cacheControl: isPublic },
  { path: /^\/api\/troubleshooters\/[^/]+$/, schema: servedFlowSchema, cacheControl: isPublic },
]

export const isConfig = (url: URL) => url.pathname === '/config.json'

/** Whether answers to this address may be kept at all. */
export const mayBeKept = (url: URL) => rules.some(({ path }) => path.test(url.pathname))

/**
 * What an answer is to whoever asked: one to keep; one to believe and not to keep; one that says that a copy must go; or nothing
 * that this API would say.
 */
export type Verdict = 'keep' | 'believe' | 'withdraw' | 'no-answer'

/**
 * A server that is away is answered for by others: a proxy's page with 200, a body that broke off. Only what the contract promises
 * for this address is taken for an answer, so that none of that ever replaces a good copy.
 */
export function judge(url: URL, response: Response, text: string): Verdict {
  const rule = rules.find(({ path }) => path.test(url.pathname))
  const body = parse(response, text)
  if (!rule || body === undefined || response.status >= 500 || response.status === 429) return 'no-answer'
  if (!response.ok) {
    if (!v.is(problemSchema, body)) return 'no-answer'
    // The article is gated now, or gone.
    return [401, 403, 404, 410].includes(response.status) ? 'withdraw' : 'believe'
  }
  if (!v.is(rule.schema, body)) return 'no-answer'
  const cacheControl = response.headers.get('Cache-Control') ?? ''
  if (/\b(private|no-store)\b/.test(cacheControl)) return 'withdraw'
  return rule.cacheControl.test(cacheControl) ? 'keep' : 'believe'
}

function parse(response: Response, text: string): unknown {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Milliseconds: older copies are no longer shown. What was public may have been withdrawn long ago. */
const longest = 30 * 24 * 60 * 60 * 1000

export const isTooOld = (copy: Response, now: number) =>
  !(now - Date.parse(copy.headers.get(keptAt) ?? '') < longest)

/** The pictures that a public article shows; those of other articles are never kept. */
export const picturesIn = (text: string) =>
  new Set([...text.matchAll(/src=\\"(\/media\/[^"\\]+)\\"/g)].flatMap(([, path]) => path ?? []))
