import type { MiddlewareHandler } from 'hono'
import type { ApiEnv, HostNotes } from './app.ts'
import { type LimitName, type Limits, refuseOver } from './limits.ts'
import { Refusal } from './problem.ts'

/** What costs more than reading has a limit of its own besides. */
const dearer: readonly (readonly [method: RegExp, path: RegExp, limit: LimitName])[] = [
  [/^GET$/, /^\/api\/challenges$/, 'challengesOfAddress'],
  [/^(PUT|DELETE)$/, /^\/api\/articles\/[^/]+\/rating$/, 'votesOfAddress'],
  [/^POST$/, /^\/api\/articles\/[^/]+\/comments$/, 'commentsOfAddress'],
  [/^POST$/, /^\/api\/troubleshooters\/[^/]+\/outcomes$/, 'outcomesOfAddress'],
]

/** Nobody could tell whose requests these are: together they have what one address has. */
const unknown = 'unknown'

/**
 * Refuses an address that asks too much, before any token is looked at and any database asked. First comes a count in memory, so that
 * a flood costs next to nothing. Where no address is given, as in a browser that is its own server, nothing is counted.
 */
export const holdBack =
  (limits: Limits): MiddlewareHandler<ApiEnv> =>
  async (context, next) => {
    const { method, path } = context.req
    // A test may give the API a request and nothing besides.
    const given = (context.env as HostNotes | undefined)?.address
    // Whoever watches over the server must hear from it, above all while it is flooded.
    if (given === undefined || path === '/api/health') return next()
    const address = given ?? unknown
    refuseOver(await limits.count('readsOfAddress', address))
    for (const [methods, paths, limit] of dearer)
      if (methods.test(method) && paths.test(path)) refuseOver(await limits.count(limit, address))
    if (context.req.header('Authorization') === undefined) return next()

    refuseOver(await limits.look('refusedTokensOfAddress', address))
    await next()
    if (context.error instanceof Refusal && context.error.code === 'invalid_token')
      await limits.count('refusedTokensOfAddress', address)
  }
