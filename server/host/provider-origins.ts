import * as v from 'valibot'
import type { LogEvent } from '../app.ts'

const url = v.optional(v.pipe(v.string(), v.url()))
const discoverySchema = v.object({
  issuer: v.string(),
  token_endpoint: url,
  jwks_uri: url,
  userinfo_endpoint: url,
  revocation_endpoint: url,
})

/** For so long the first page waits for the provider, and for so long nobody asks again; in milliseconds. */
const patience = 2000
const pause = 30_000

type Options = {
  issuer: string
  /** What the operator says besides, e.g. for a provider that the server itself cannot reach. */
  further: readonly string[]
  /** Is told each time that the provider's description could not be used: readers would only see that signing in fails. */
  log: (event: LogEvent) => void
  fetch?: typeof globalThis.fetch
  now?: () => number
}

export type ProviderOrigins = {
  /** To be awaited before a page is sent. Only the first page waits, if nobody looked before, and not for long: a provider that is down holds nobody up. */
  look(): Promise<void>
  known(): readonly string[]
}

/** The origins that a sign-in asks in the background: the issuer's own, and those of the endpoints that it names. */
export function createProviderOrigins({
  issuer,
  further,
  log,
  fetch = globalThis.fetch,
  now = Date.now,
}: Options): ProviderOrigins {
  const originsOf = (addresses: readonly string[]) => [
    ...new Set(addresses.map((address) => new URL(address).origin)),
  ]
  let known = originsOf([issuer, ...further])
  let first: Promise<void> | undefined
  let asked = 0
  let found = false

  async function discover() {
    asked = now()
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
    const { issuer: stated, ...endpoints } = v.parse(discoverySchema, await answer.json())
    // A document of somebody else must not say where readers' browsers may go.
    if (stated !== issuer)
      throw new Error(
        `The provider calls itself ${stated}; OIDC_ISSUER must be the same, letter by letter, and is ${issuer}`,
      )
    known = originsOf([issuer, ...further, ...Object.values(endpoints).filter((one) => one !== undefined)])
    found = true
  }
  const tryTo = () =>
    discover().catch((error: unknown) => log({ level: 'error', event: 'provider not read', error }))

  return {
    look() {
      if (first && !found && now() - asked >= pause) void tryTo()
      return (first ??= tryTo())
    },
    known: () => known,
  }
}

/** The embedded provider shares the portal's origin. */
export const noOrigins: ProviderOrigins = { look: () => Promise.resolve(), known: () => [] }
