import { type Count, type LimitName, type Limits, refuseOver } from './limits.ts'

/** What costs more than reading has a limit of its own besides. */
const dearer: readonly (readonly [method: RegExp, path: RegExp, limit: LimitName])[] = [
  [/^GET$/, /^\/api\/challenges$/, 'challengesOfAddress'],
  [/^(PUT|DELETE)$/, /^\/api\/articles\/[^/]+\/rating$/, 'votesOfAddress'],
  [/^POST$/, /^\/api\/articles\/[^/]+\/comments$/, 'commentsOfAddress'],
  [/^POST$/, /^\/api\/troubleshooters\/[^/]+\/outcomes$/, 'outcomesOfAddress'],
]

/** Nobody could tell whose requests these are: together they have what one address has. */
const unknown = 'unknown'

/** Where no address is given, as in a browser that is its own server, nothing is counted. */
type Address = string | null | undefined

/**
 * Refuses an address that asks too much, before any token is looked at and any database asked. First comes a count in memory, so that
 * a flood costs next to nothing.
 */
export function createHoldBack(limits: Limits) {
  const count = (limit: LimitName, address: string | null): Count | Promise<Count> =>
    limits.count(limit, address ?? unknown)
  return {
    async request({ method, path }: { method: string; path: string }, address: Address): Promise<void> {
      // Whoever watches over the server must hear from it, above all while it is flooded.
      if (address === undefined || path === '/api/health') return
      refuseOver(await count('readsOfAddress', address))
      for (const [methods, paths, limit] of dearer)
        if (methods.test(method) && paths.test(path)) refuseOver(await count(limit, address))
    },
    /** Before a token is looked at. */
    async token(address: Address) {
      if (address !== undefined) refuseOver(await limits.look('refusedTokensOfAddress', address ?? unknown))
    },
    async refusedToken(address: Address) {
      if (address !== undefined) await count('refusedTokensOfAddress', address)
    },
  }
}
