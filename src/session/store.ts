import * as v from 'valibot'
import type { Tokens } from './adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

const keptSchema = v.union([
  v.object({
    issuer: v.string(),
    clientId: v.string(),
    tokens: v.object({
      subject: v.string(),
      name: v.nullable(v.string()),
      email: v.nullable(v.string()),
      accessToken: v.string(),
      refreshToken: v.nullable(v.string()),
      idToken: v.string(),
      scope: v.string(),
      expiresAt: v.number(),
    }),
  }),
  /** Not signed out, but no longer good: other tabs keep the page that is being read. */
  v.object({ ended: v.string() }),
])

export type Kept =
  { state: 'none' } | { state: 'ended'; subject: string } | { state: 'tokens'; tokens: Tokens }

/** Where the session is kept, and how tabs learn what another one did. */
export type SessionStore = {
  read(): Kept
  /** Throws `SignInFailed` `storage-blocked` where there is no room. */
  write(kept: Kept): void
  /** Calls `onChange` when another tab may have written. */
  watch(onChange: () => void): () => void
}

const key = 'signpost.session'

/** Whether this browser holds a session of any kind, without a look at it. */
export const mayHoldSession = () => Boolean(storage()?.getItem(key))

/**
 * The session of all tabs in `localStorage`: one session for each browser, so that a rotating refresh token has one home. With
 * `sessionStorage` each tab would hold its own, and a duplicated tab would spend the original's, which ends both.
 * Decision 003 says why tokens may be in the browser at all. Tokens of another issuer or client are not read.
 */
export function createBrowserStore({ issuer, clientId }: { issuer: string; clientId: string }): SessionStore {
  let channel: BroadcastChannel | null = null
  return {
    read() {
      const kept = parse(storage()?.getItem(key))
      if (!kept) return { state: 'none' }
      if ('ended' in kept) return { state: 'ended', subject: kept.ended }
      if (kept.issuer !== issuer || kept.clientId !== clientId) return { state: 'none' }
      return { state: 'tokens', tokens: kept.tokens }
    },
    write(kept) {
      if (kept.state === 'none') storage()?.removeItem(key)
      if (kept.state === 'ended') keep({ ended: kept.subject })
      if (kept.state === 'tokens') keep({ issuer, clientId, tokens: kept.tokens })
      // Says only that something changed: no token ever travels over the channel.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      channel?.postMessage('changed')
    },
    watch(onChange) {
      channel = new BroadcastChannel(key)
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) onChange()
      }
      // A tab that slept, or came back from the back-forward cache, heard nothing.
      const onVisible = () => {
        if (document.visibilityState === 'visible') onChange()
      }
      channel.addEventListener('message', onChange)
      window.addEventListener('storage', onStorage)
      window.addEventListener('pageshow', onVisible)
      document.addEventListener('visibilitychange', onVisible)
      return () => {
        channel?.close()
        channel = null
        window.removeEventListener('storage', onStorage)
        window.removeEventListener('pageshow', onVisible)
        document.removeEventListener('visibilitychange', onVisible)
      }
    },
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function keep(value: v.InferInput<typeof keptSchema>) {
  try {
    storage()?.setItem(key, JSON.stringify(value))
  } catch (cause) {
    throw new SignInFailed('storage-blocked', String(cause), { cause })
  }
}

function parse(text: string | null | undefined) {
  if (!text) return null
  try {
    const result = v.safeParse(keptSchema, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

/** A session that is gone with the page: for tests, and for whoever wants no tokens at rest. */
export function createMemoryStore(tokens?: Tokens): SessionStore {
  let kept: Kept = tokens ? { state: 'tokens', tokens } : { state: 'none' }
  return {
    read: () => kept,
    write: (next) => {
      kept = next
    },
    watch: () => () => {},
  }
}
