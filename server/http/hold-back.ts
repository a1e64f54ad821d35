import { type Count, type LimitName, type Limits, refuseOver } from './limits.ts'

/** What costs more than reading has a limit of its own besides; looked for by the method first, as most requests only read. */
type Dearer = readonly (readonly [path: RegExp, limit: LimitName])[]
const toRead: Dearer = [
  [/^\/api\/challenges$/, 'challengesOfAddress'],
  [/^\/api\/search$/, 'searchesOfAddress'],
]
const dearer: Readonly<Partial<Record<string, Dearer>>> = {
  GET: toRead,
  // Answered by the same work, and then without the answer (RFC 9110, section 9.3.2).
  HEAD: toRead,
  PUT: [[/^\/api\/articles\/[^/]+\/rating$/, 'votesOfAddress']],
  DELETE: [[/^\/api\/articles\/[^/]+\/rating$/, 'votesOfAddress']],
  POST: [
    [/^\/api\/articles\/[^/]+\/comments$/, 'commentsOfAddress'],
    [/^\/api\/troubleshooters\/[^/]+\/outcomes$/, 'outcomesOfAddress'],
  ],
}
const dearerLimit = (method: string, path: string) => dearer[method]?.find(([paths]) => paths.test(path))?.[1]

/** Nobody could tell whose requests these are: together they have what one address has. */
const unknown = 'unknown'

/** Where no address is given, as in a browser that is its own server, nothing is counted. */
type Address = string | null | undefined

/**
 * Refuses an address that asks too much, before any token is looked at and any database asked. First comes a count in memory, so that
 * a flood costs next to nothing. Answers a promise only where something has to be waited for: every request comes by here.
 */
export function createHoldBack(limits: Limits) {
  const refuse = (count: Count | Promise<Count>): void | Promise<void> =>
    count instanceof Promise ? count.then(refuseOver) : refuseOver(count)
  return {
    request(method: string, path: string, address: Address): void | Promise<void> {
      // Whoever watches over the server must hear from it, above all while it is flooded.
      if (address === undefined || path === '/api/health') return
      const who = address ?? unknown
      const limit = dearerLimit(method, path)
      const read = refuse(limits.count('readsOfAddress', who))
      if (limit === undefined) return read
      return read ? read.then(() => refuse(limits.count(limit, who))) : refuse(limits.count(limit, who))
    },
    /** Before a token is looked at. */
    token: (address: Address): void | Promise<void> =>
      address === undefined ? undefined : refuse(limits.look('refusedTokensOfAddress', address ?? unknown)),
    async refusedToken(address: Address) {
      if (address !== undefined) await limits.count('refusedTokensOfAddress', address ?? unknown)
    },
  }
}
