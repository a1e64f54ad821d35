import type { Failure } from '../../contract/failure.ts'
import type { SignInAdapter, Tokens } from './adapter.ts'
import { asFailed } from './as-failed.ts'
import { pause as wait, withLock } from './lock.ts'
import { SignInFailed } from './sign-in-failed.ts'
import type { SessionStore } from './store.ts'

/** What passes by itself. Everything else that the provider or our checks say ends the session. */
const passing: ReadonlySet<Failure> = new Set<Failure>([
  'offline',
  'provider-unreachable',
  'provider-unreadable',
  'too-slow',
  'provider-error',
  'storage-blocked',
  'insecure-origin',
  'unknown',
])

/** After the n-th failure in a row: 1, 2, 4 … 30 seconds without asking. */
const pauseMs = (failuresInARow: number) => Math.min(30_000, 500 * 2 ** failuresInARow)

/** A token this close to its end is not worth taking over from another tab. Providers may issue very short ones. */
const worthwhileMs = 2_000

export type RenewalPorts = {
  store: SessionStore
  adapter: () => Promise<SignInAdapter>
  now: () => number
  onStart: () => void
  onSettled: () => void
  onEnded: (failure: Failure) => void
}

/**
 * Renewal on demand, one at a time in this tab and across tabs: a rotating refresh token that is sent twice ends the whole
 * session at the provider (RFC 9700, section 4.14.2). Network failures never sign anyone out.
 */
export function createRenewal(ports: RenewalPorts) {
  const { store, now } = ports
  let flight: Promise<Tokens> | null = null
  let pause: { until: number; count: number; failed: SignInFailed } | null = null

  const end = (tokens: Tokens, failure: Failure) => {
    store.write({ state: 'ended', subject: tokens.subject })
    ports.onEnded(failure)
  }

  /** The tokens as they are stored now, if another tab was faster. */
  const takenOver = (stale: string): Tokens | null => {
    const kept = store.read()
    if (kept.state !== 'tokens') return null
    const { tokens } = kept
    return tokens.accessToken !== stale && tokens.expiresAt - now() > worthwhileMs ? tokens : null
  }

  const isStill = (tokens: Tokens) => {
    const kept = store.read()
    return kept.state === 'tokens' && kept.tokens.refreshToken === tokens.refreshToken
  }

  /** After another tab renewed, until what it wrote has come here; not for long, since it may have failed. */
  const awaited = async (stale: string): Promise<Tokens | null> => {
    for (let look = 0; look < 20; look += 1) {
      const faster = takenOver(stale)
      if (faster || store.read().state !== 'tokens') return faster
      await wait(50)
    }
    return null
  }

  const renewLocked = async (stale: string, waited: boolean): Promise<Tokens> => {
    const faster = waited ? await awaited(stale) : takenOver(stale)
    if (faster) return faster
    const kept = store.read()
    if (kept.state !== 'tokens') throw new SignInFailed('session-ended', 'signed out meanwhile')
    const { tokens } = kept
    if (!tokens.refreshToken) {
      end(tokens, 'session-ended')
      throw new SignInFailed('session-ended', 'there is no refresh token')
    }
    if (pause && now() < pause.until && navigator.onLine) throw pause.failed

    ports.onStart()
    try {
      const renewed = await (await ports.adapter()).renew(tokens)
      const after = store.read()
      // Whoever signed out, or in as another, while the provider answered, must not be signed in again by it.
      if (after.state !== 'tokens' || after.tokens.subject !== tokens.subject)
        throw new SignInFailed('session-ended', 'signed out meanwhile')
      store.write({ state: 'tokens', tokens: renewed })
      pause = null
      return renewed
    } catch (error) {
      const failed = asFailed(error, 'renewal')
      const other = takenOver(tokens.accessToken)
      if (other) return other
      if (passing.has(failed.failure)) {
        const count = (pause?.count ?? 0) + 1
        pause = { until: now() + pauseMs(count), count, failed }
      } else if (isStill(tokens)) end(tokens, failed.failure)
      throw failed
    }
  }

  return {
    end,
    /** `stale`: the token that will not do. Rejects with `SignInFailed`. */
    renew(stale: string): Promise<Tokens> {
      flight ??= withLock('signpost.renew', (waited) => renewLocked(stale, waited)).finally(() => {
        flight = null
        ports.onSettled()
      })
      return flight
    },
  }
}
