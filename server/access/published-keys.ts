import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import * as v from 'valibot'

const discoverySchema = v.object({ issuer: v.string(), jwks_uri: v.pipe(v.string(), v.url()) })
const keySetSchema = v.object({ keys: v.array(v.looseObject({ kty: v.string() })) })

export class ProviderUnavailable extends Error {}

/** Whose fault is it? jose has a code for every token it refuses; what has none is the provider's. */
export const isProviderFault = (error: unknown) =>
  error instanceof ProviderUnavailable ||
  !(error instanceof errors.JOSEError) ||
  error.code === 'ERR_JOSE_GENERIC'

const minute = 60_000
/** For so long keys count without being asked for again. */
const fresh = 10 * minute
/** For so long nobody asks again after it failed: a provider that is down is not helped by being asked. */
const pause = { unknown: 2000, known: 30_000 }
/** So long is waited for an answer; less where older keys can stand in. */
const patience = { unknown: 5000, known: 2000 }
/** An unknown key id may be a new key, or somebody's invention: a few are looked up at once, then one in half a minute. */
const lookUps = { atOnce: 3, each: 30_000 }

type Ports = {
  fetch: typeof globalThis.fetch
  now: () => Date
  /** Told when the provider publishes other keys than before. */
  changed?: () => void
}
type Known = { find: JWTVerifyGetKey; text: string; at: number }

/**
 * The provider's keys, found by discovery and cached. They are fetched again after ten minutes, and when a token names a key that is
 * not among them, so that a rotation needs no restart; how often is bounded whatever tokens say. While the provider is away, slow or
 * talks nonsense, the keys it last published go on to count. jose's own cache keeps neither of the two: it would ask a provider that is
 * down for every request, and take a key for unknown that was published within the 30 s since it last asked.
 * Throws `ProviderUnavailable` when nobody can tell.
 */
export function publishedKeys(issuer: string, { fetch, now, changed }: Ports): JWTVerifyGetKey {
  let address: string | undefined
  let known: Known | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  let running: Promise<boolean> | undefined
  let spent: number[] = []

  async function read(url: string): Promise<unknown> {
    const signal = AbortSignal.timeout(known ? patience.known : patience.unknown)
    const answer = await fetch(url, { signal, headers: { Accept: 'application/json' } })
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
    return answer.json()
  }

  async function discover(): Promise<string> {
    const found = await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    const { issuer: stated, jwks_uri } = v.parse(discoverySchema, found)
    if (stated !== issuer) throw new Error(`Discovery names the issuer ${stated}, configured is ${issuer}`)
    if (issuer.startsWith('https:') && !jwks_uri.startsWith('https:')) {
      throw new Error('Discovery names keys at an address that is not secure')
    }
    return jwks_uri
  }

  async function ask(): Promise<boolean> {
    try {
      address ??= await discover()
      const keys = v.parse(keySetSchema, await read(address))
      const text = JSON.stringify(keys)
      const others = known?.text !== text
      known = { find: createLocalJWKSet(keys), text, at: now().getTime() }
      if (others) changed?.()
      failedAt = Number.NEGATIVE_INFINITY
      return true
    } catch {
      // The keys may have moved.
      address = undefined
      failedAt = now().getTime()
      return false
    }
  }

  /** Asks the provider, once for all who want to know now. Answers whether it told. */
  const refresh = async (): Promise<boolean> => {
    if (now().getTime() - failedAt < (known ? pause.known : pause.unknown)) return false
    running ??= ask().finally(() => {
      running = undefined
    })
    return running
  }

  function mayLookUp(): boolean {
    const time = now().getTime()
    spent = spent.filter((at) => time - at < lookUps.atOnce * lookUps.each)
    const last = spent.at(-1) ?? Number.NEGATIVE_INFINITY
    if (!running && spent.length >= lookUps.atOnce && time - last < lookUps.each) return false
    if (!running) spent.push(time)
    return true
  }

  return async (header, token) => {
    if (!known || now().getTime() - known.at >= fresh) await refresh()
    if (!known) throw new ProviderUnavailable('no keys are known')
    try {
      return await known.find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      if (!mayLookUp()) throw error
      // A token of a key that nobody can look up now may be good: that is not for its bearer to answer for.
      if (!(await refresh())) throw new ProviderUnavailable('the key cannot be looked up', { cause: error })
      return known.find(header, token)
    }
  }
}
