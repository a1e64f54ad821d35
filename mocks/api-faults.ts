import type { Problem } from '../contract/problem.ts'
import type { ApiFault, Faults } from './faults.ts'

type Fetch = (request: Request) => Response | Promise<Response>
type Answer = (request: Request, real: Fetch) => Response | Promise<Response>

const slowness = 30_000

const problem = ({ status, code }: Pick<Problem, 'status' | 'code'>) =>
  Response.json(
    { type: `urn:signpost:problem:${code}`, title: code, status, code },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )

const html = { 'Content-Type': 'text/html; charset=utf-8' }

const answers: Partial<Record<ApiFault, Answer>> = {
  'api-down': () => Response.error(),
  'api-slow': async (request, real) => {
    await new Promise((resolve) => setTimeout(resolve, slowness))
    return real(request)
  },
  'api-500': () => new Response('<h1>Internal Server Error</h1>', { status: 500, headers: html }),
  'api-html': () => new Response('<!doctype html><h1>Welcome to our Wi-Fi</h1>', { headers: html }),
  'api-truncated': async (request, real) => {
    const answer = await real(request)
    const text = await answer.text()
    return new Response(text.slice(0, text.length / 2), answer)
  },
  'api-empty': () => new Response(null, { status: 204 }),
  // Who sends no token has none to be refused.
  'api-401': (request, real) =>
    request.headers.has('Authorization') ? problem({ status: 401, code: 'invalid_token' }) : real(request),
  'api-403': () => problem({ status: 403, code: 'not_allowed' }),
  'api-503': () => problem({ status: 503, code: 'unavailable' }),
}

/** The API, answering wrongly while `faults` say so. `/config.json` is not part of it. */
export const withApiFaults = (api: { fetch: Fetch }, faults: () => Faults): { fetch: Fetch } => ({
  fetch(request) {
    if (!new URL(request.url).pathname.startsWith('/api/')) return api.fetch(request)
    const name = [...faults()].find((fault): fault is ApiFault => Object.hasOwn(answers, fault))
    const answer = name && answers[name]
    return answer ? answer(request, api.fetch) : api.fetch(request)
  },
})
