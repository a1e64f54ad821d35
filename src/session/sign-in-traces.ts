import type { Failure } from '../../contract/failure.ts'
import { recentStarts } from './loop-breaker.ts'
import { lastFailure } from './sign-in-memory.ts'
import { tabStorage } from './tab-storage.ts'

/** What earlier sign-ins left in this browser. Times in milliseconds since the epoch; never a state, code or token. */
export type SignInTraces = {
  /** When the sign-ins were started that nobody has come back from. */
  waiting: number[]
  /** Sign-ins that this tab started within the last minute. */
  starts: number
  last: { failure: Failure; at: number } | null
}

/** oidc-client-ts keeps each request until it is answered, under a name of this beginning. */
export const statePrefix = 'signpost.oidc.'

export const signInTraces = (now: number): SignInTraces => ({
  waiting: waitingSince(),
  starts: recentStarts(tabStorage, now).length,
  last: lastFailure(),
})

function waitingSince(): number[] {
  try {
    const { localStorage } = window
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
      .filter((key) => key.startsWith(statePrefix))
      .flatMap((key) => createdAt(localStorage.getItem(key)))
  } catch {
    // Blocked storage holds nothing that waits.
    return []
  }
}

function createdAt(text: string | null): number[] {
  try {
    const kept: unknown = JSON.parse(text ?? '')
    const created: unknown = typeof kept === 'object' && kept !== null && 'created' in kept ? kept.created : 0
    return typeof created === 'number' ? [created * 1000] : []
  } catch {
    return []
  }
}
