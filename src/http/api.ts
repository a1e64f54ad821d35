import * as v from 'valibot'
import { problemSchema } from '../../contract/problem.ts'
import { session } from '../session/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'
import { problemOfChallenge } from './challenge.ts'
import { ApiProblem, ApiUnreachable } from './problems.ts'
import { reachability } from './reachability.ts'
import { viewing } from './view-as.ts'
import { knownVisitor, visitor } from './visitor.ts'
import { wire } from './wire.ts'

const timeoutMs = 10_000

type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}
type Schema<T> = v.GenericSchema<unknown, T>

/** What `GET /api<path>` answers, in the shape the contract promises. Rejects with `ApiProblem` or `ApiUnreachable`. */
export const get = <T>(
  path: string,
  schema: Schema<T>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<T> => call({ method: 'GET', path, signal }, schema)

/** The same for calls that change something. They are never repeated but for a token that had run out. */
export const send = <T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  schema: Schema<T>,
  headers: Record<string, string> = {},
): Promise<T> => call({ method, path, body, headers }, schema)

/**
 * What is public is no less so for a reader whose token cannot be renewed, or whose API cannot be reached: it is asked for once more by
 * nobody in particular, which the worker can answer from what it has kept. A refusal of that says nothing about this reader.
 */
async function call<T>(request: Call, schema: Schema<T>): Promise<T> {
  try {
    return await callAsReader(request, schema)
  } catch (error) {
    if (!(error instanceof ApiUnreachable) || !isPublicKind(request) || !('account' in session.get()))
      throw error
    const open = await attempt(request, schema, null).catch(() => null)
    if (open === null || request.signal?.aborted) throw error
    if (reachability.get() === 'fine') reachability.note('public-only')
    return open
  }
}

const isPublicKind = ({ method, path }: Call) =>
  method === 'GET' && /^\/(search|(articles|troubleshooters)(\/[^/?]+)?)(\?|$)/.test(path)

/**
 * 401 `invalid_token` (RFC 6750, section 3.1): one renewal and one more try; a token refused even then ends the session.
 * 401 `insufficient_user_authentication` (RFC 9470) does not renew: another token would prove no more; `proofWanted` says what
 * would. 403 never renews: the rights are what they are, and the reason is shown.
 */
async function callAsReader<T>(request: Call, schema: Schema<T>): Promise<T> {
  const token = await currentToken()
  // What changes something is not done in nobody's name because somebody's session has ended.
  if (request.method !== 'GET' && session.get().state === 'ended') throw signInRequired()
  try {
    return await attempt(request, schema, token)
  } catch (error) {
    if (!token || !refusesToken(error)) throw error
    const renewed = await orUnreachable(() => session.replaceToken(token))
    if (!renewed) return asAnyone(request, schema, error)
    try {
      return await attempt(request, schema, renewed)
    } catch (again) {
      if (!refusesToken(again)) throw again
      await session.endWith(renewed, 'token-refused')
      return asAnyone(request, schema, again)
    }
  }
}

/** Whoever's session has ended reads on as anyone. */
async function asAnyone<T>(request: Call, schema: Schema<T>, refusal: unknown): Promise<T> {
  if (request.method !== 'GET' || session.get().state !== 'ended') throw refusal
  return attempt(request, schema, null)
}

const signInRequired = () =>
  new ApiProblem({
    type: 'about:blank',
    title: 'the session has ended',
    status: 401,
    code: 'sign_in_required',
  })

const refusesToken = (error: unknown) =>
  error instanceof ApiProblem && error.problem.status === 401 && error.problem.code === 'invalid_token'

const currentToken = () => orUnreachable(() => session.accessToken())

/** A token that cannot be renewed just now is, for whoever asked, an API that cannot be reached just now. */
async function orUnreachable(token: () => Promise<string | null>): Promise<string | null> {
  try {
    return await token()
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error
    if (session.get().state === 'ended') return null
    const kinds = { offline: 'offline', 'too-slow': 'timeout' } as const
    const kind = error.failure === 'offline' || error.failure === 'too-slow' ? kinds[error.failure] : 'server'
    throw new ApiUnreachable(kind, error.message, error)
  }
}

async function attempt<T>(request: Call, schema: Schema<T>, token: string | null): Promise<T> {
  const response = await answer(request, token)
  // Whoever redirects a call of the API wants to show a page of their own; no token follows there.
  if (response.type === 'opaqueredirect') throw new ApiUnreachable('unreadable', 'redirected elsewhere')
  const challenge =
    response.status === 401 ? problemOfChallenge(response.headers.get('WWW-Authenticate')) : null
  const body = await (challenge ? readJson(response).catch(() => null) : readJson(response))
  if (!response.ok) {
    const problem = v.safeParse(problemSchema, body)
    if (problem.success) throw new ApiProblem(problem.output, response.headers.get('Retry-After'))
    if (challenge) throw new ApiProblem(challenge)
    throw new ApiUnreachable(response.status >= 500 ? 'server' : 'unreadable', `status ${response.status}`)
  }
  const parsed = v.safeParse(schema, body)
  if (parsed.success) {
    if (request.method === 'GET') reachability.noteAnswer(response)
    return parsed.output
  }
  const [issue] = parsed.issues
  throw new ApiUnreachable('unreadable', `${request.path}: ${v.getDotPath(issue) ?? ''} ${issue.message}`)
}

async function answer(
  { method, path, body, headers = {}, signal }: Call,
  token: string | null,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    return await wire.fetch(ownAddress(path), {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token
          ? { Authorization: `Bearer ${token}`, ...(viewing && { 'X-View-As': viewing }) }
          : visitorHeader(method, path)),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    reachability.noteFailure()
    throw new ApiUnreachable(timeout.aborted ? 'timeout' : 'offline', `${method} ${path}`, cause)
  }
}

/** The portal's own origin and nothing else: whatever a path holds, the token goes nowhere but home. */
export function ownAddress(path: string): URL {
  const origin = wire.origin()
  const url = new URL(`/api${path}`, origin)
  if (!path.startsWith('/') || url.origin !== origin || !url.pathname.startsWith('/api/'))
    throw new TypeError(`not a path of the API: ${path}`)
  return url
}

/** Only where a vote or a comment is at stake: the number must not follow a reader from page to page. */
function visitorHeader(method: Call['method'], path: string): Record<string, string> {
  if (!/^\/articles\/[^/]+\/(rating|comments)$/.test(path)) return {}
  const number = method === 'GET' ? knownVisitor() : visitor()
  return number ? { 'X-Visitor': number } : {}
}

/** A captive portal or a proxy answers 200 with a page of its own, so the type is looked at before the text. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw new ApiUnreachable('offline', 'the answer broke off', cause)
  })
  if (text === '' && response.ok) return undefined
  const type = response.headers.get('Content-Type') ?? ''
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type))
    return unreadable(response, `content type ${type || 'missing'}`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    return unreadable(response, String(cause))
  }
}

function unreadable(response: Response, details: string): never {
  throw new ApiUnreachable(response.status >= 500 ? 'server' : 'unreadable', details)
}
