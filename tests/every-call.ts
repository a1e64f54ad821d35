import type { Hono } from 'hono'
import type { ApiEnv } from '../server/app.ts'

type Call = { path: string; body?: object }

/**
 * Every call of the API, as somebody would make it who tries to read `slug`. A call that is missing here fails the tests that look for leaks:
 * add it with a body that is taken, so that it is answered as far as it goes.
 */
export const everyCall: Record<string, (slug: string, section: string) => Call> = {
  'GET /api/health': () => ({ path: '/api/health' }),
  'GET /api/ready': () => ({ path: '/api/ready' }),
  'GET /config.json': () => ({ path: '/config.json' }),
  'GET /api/articles': () => ({ path: '/api/articles' }),
  'GET /api/search': (slug, section) => ({
    path: `/api/search?q=${encodeURIComponent(`about ${slug} ${section}`)}`,
  }),
  'GET /api/articles/{slug}': (slug) => ({ path: `/api/articles/${slug}` }),
  'GET /api/articles/{slug}/rating': (slug) => ({ path: `/api/articles/${slug}/rating` }),
  'PUT /api/articles/{slug}/rating': (slug) => ({
    path: `/api/articles/${slug}/rating`,
    body: { stars: 4 },
  }),
  'DELETE /api/articles/{slug}/rating': (slug) => ({ path: `/api/articles/${slug}/rating` }),
  'POST /api/articles/{slug}/comments': (slug, section) => ({
    path: `/api/articles/${slug}/comments`,
    body: { text: 'Where is it?', section },
  }),
  'GET /api/topics': () => ({ path: '/api/topics' }),
  'GET /api/challenges': (slug) => ({ path: `/api/challenges?purpose=rating&article=${slug}` }),
  'GET /api/me/access': () => ({ path: '/api/me/access' }),
  'GET /api/troubleshooters/{id}': () => ({ path: '/api/troubleshooters/sign-in' }),
  'POST /api/troubleshooters/{id}/outcomes': () => ({
    path: '/api/troubleshooters/sign-in/outcomes',
    body: { version: 'any', step: 'done', solved: true, answers: {} },
  }),
  'GET /api/desk/comments': () => ({ path: '/api/desk/comments' }),
  'GET /api/desk/comments.csv': () => ({ path: '/api/desk/comments.csv' }),
  'GET /api/desk/comments/counts': () => ({ path: '/api/desk/comments/counts' }),
  'GET /api/desk/comments/{id}': () => ({ path: '/api/desk/comments/c1' }),
  'PATCH /api/desk/comments/{id}': () => ({
    path: '/api/desk/comments/c1',
    body: { seen: null, status: 'handled' },
  }),
  'POST /api/desk/comments/changes': () => ({
    path: '/api/desk/comments/changes',
    body: { comments: [{ id: 'c1', seen: null }], status: 'handled' },
  }),
  'GET /api/desk/pages': () => ({ path: '/api/desk/pages' }),
  'GET /api/desk/pages/{slug}': (slug) => ({ path: `/api/desk/pages/${slug}` }),
  'GET /api/desk/troubleshooters': () => ({ path: '/api/desk/troubleshooters' }),
  'GET /api/desk/troubleshooters/{id}': () => ({ path: '/api/desk/troubleshooters/sign-in' }),
  'GET /media/{name}': (slug) => ({ path: `/media/${slug}.mp4` }),
  'GET /api/desk/searches': () => ({ path: '/api/desk/searches' }),
  'GET /api/openapi.json': () => ({ path: '/api/openapi.json' }),
}

export const methodOf = (call: string) => call.split(' ')[0] ?? 'GET'

/** The calls that an API answers, whether it describes them or not, and that are not in the list above. */
export function unlistedCalls(app: Hono<ApiEnv>): string[] {
  const answered = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:([\w-]+)(\{[^/]+\})?/g, '{$1}')}`)
  return [...new Set(answered)].filter((call) => !Object.hasOwn(everyCall, call))
}
