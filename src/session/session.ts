import type { PortalConfig } from '../../contract/config.ts'
import type { Failure } from '../../contract/failure.ts'
import type { SignInAdapter, SignInRequest } from './adapter.ts'
import { asFailed } from './as-failed.ts'
import { lazyAdapter } from './lazy-adapter.ts'
import { lazyRenewal } from './lazy-renewal.ts'
import { createListeners } from './listeners.ts'
import { countSignIn, forgetSignIns } from './loop-breaker.ts'
import { safeReturnTo } from './return-to.ts'
import type { Running } from './running.ts'
import type { SignInFailed } from './sign-in-failed.ts'
import {
  forgetFailure,
  forgetLastFailure,
  keepLastFailure,
  keepLeft,
  keepReturnTo,
  lastReturnTo,
} from './sign-in-memory.ts'
import { type Account, nobody, type Session, type SessionEvent } from './session-state.ts'
import { tabStorage } from './tab-storage.ts'
import { type SessionStore, createBrowserStore } from './store.ts'
import { cleanAddressBar } from './way-back.ts'

/** A token this close to its end might not outlive the request that it is for. */
const worthwhileMs = 30_000

type Options = { adapter?: SignInAdapter; store?: SessionStore; now?: () => number }

/** The one who is reading, for everything that draws or asks. No React, so that it can be tested and used anywhere. */
export function createSession() {
  let current: Session = { state: 'starting' }
  let account: Account | null = null
  let running: Running | null = null
  let begun = Promise.withResolvers<Running>()
  let leaving = false
  const subscribers = createListeners<[]>()
  const watchers = createListeners<[SessionEvent]>()
  const callbacks = new Map<string, Promise<{ returnTo: string }>>()

  const set = (next: Session) => {
    if (JSON.stringify(next) === JSON.stringify(current)) return
    current = next
    subscribers.tell()
  }
  const setAccount = (next: Account | null) => {
    const changed = account?.subject !== next?.subject && current.state !== 'starting'
    account = next
    if (changed) watchers.tell('account-changed')
  }

  /** Makes the state say what the store says. */
  const look = ({ store }: Running) => {
    const kept = store.read()
    if (kept.state === 'tokens') {
      const { subject, name, email } = kept.tokens
      setAccount({ subject, name, email })
      return set({ state: 'signed-in', account: { subject, name, email } })
    }
    if (kept.state === 'ended' && account?.subject === kept.subject) {
      const failure = current.state === 'ended' ? current.failure : 'session-ended'
      return set({ state: 'ended', account, failure })
    }
    setAccount(null)
    if (current.state === 'failed' || (current.state === 'signing-in' && leaving)) return
    set(nobody)
  }

  const fail = (
    running: Running,
    error: unknown,
    during: 'start' | 'callback',
    returnTo: string,
  ): SignInFailed => {
    const failed = asFailed(error, during)
    if (failed.returnTo === '/') failed.returnTo = returnTo
    keepLastFailure(failed.failure, running.now())
    look(running)
    if (current.state !== 'signed-in')
      set({
        state: 'failed',
        during,
        failure: failed.failure,
        details: failed.message,
        returnTo: failed.returnTo,
      })
    return failed
  }

  const complete = async (url: URL): Promise<{ returnTo: string }> => {
    const running = await begun.promise
    cleanAddressBar(url)
    const onStart = () => set({ state: 'signing-in' })
    try {
      // Most readers of a page are not on their way back from anywhere.
      const { completeSignIn } = await import('./complete-sign-in.ts')
      const result = await completeSignIn(url, { ...running, onStart })
      forgetLastFailure()
      look(running)
      return result
    } catch (error) {
      throw fail(running, error, 'callback', lastReturnTo())
    }
  }

  return {
    /** Called once, with `/config.json`. Knows at once who is signed in, without asking anybody or loading the library. */
    start(config: PortalConfig['oidc'], options: Options = {}): void {
      running?.stop()
      const store = options.store ?? createBrowserStore(config)
      const next: Running = {
        store,
        adapter: options.adapter
          ? () => Promise.resolve(options.adapter as SignInAdapter)
          : lazyAdapter(config),
        now: options.now ?? Date.now,
        stop: store.watch(() => look(next)),
        renewal: lazyRenewal({
          store,
          adapter: () => next.adapter(),
          now: () => next.now(),
          onStart: () => account && set({ state: 'renewing', account }),
          onSettled: () => look(next),
          onEnded: (failure) => account && set({ state: 'ended', account, failure }),
        }),
      }
      running = next
      look(next)
      begun.resolve(next)
    },

    get: (): Session => current,
    subscribe: subscribers.add,
    watch: watchers.add,

    /** Leaves for the provider. Never rejects: what goes wrong becomes the state `failed`. */
    async signIn(request: SignInRequest): Promise<void> {
      const running = await begun.promise
      if (leaving) return
      leaving = true
      const returnTo = safeReturnTo(request.returnTo, location.origin)
      try {
        if (running.store.read().state !== 'tokens') set({ state: 'signing-in' })
        countSignIn(tabStorage, running.now())
        keepReturnTo(returnTo)
        forgetFailure()
        await (await running.adapter()).begin({ ...request, returnTo })
        keepLeft(running.now())
      } catch (error) {
        fail(running, error, 'start', returnTo)
      } finally {
        leaving = false
      }
    },

    /**
     * Finishes the sign-in that the address holds the answer of; once for each address, however often it is called.
     * Rejects with `SignInFailed`. Goes on if the answer was used already and a session is there.
     */
    completeSignIn(url: URL): Promise<{ returnTo: string }> {
      const known = callbacks.get(url.href)
      if (known) return known
      const result = complete(url)
      callbacks.set(url.href, result)
      return result
    },

    /** Here and in every tab at once, then at the provider (OpenID Connect RP-Initiated Logout 1.0). */
    async signOut(): Promise<void> {
      const running = await begun.promise
      const kept = running.store.read()
      running.store.write({ state: 'none' })
      forgetSignIns(tabStorage)
      look(running)
      const end = async () => {
        if (kept.state !== 'tokens') return 'portal-only'
        return (await running.adapter()).end(kept.tokens)
      }
      const where = await end().catch(() => 'portal-only' as const)
      if (where === 'portal-only') location.assign('/signed-out')
    },

    /**
     * A token with at least half a minute to live, renewed if need be; null for readers who are not signed in.
     * Rejects with `SignInFailed` if the token has run out and the network does not let it be renewed.
     */
    async accessToken(): Promise<string | null> {
      const running = await begun.promise
      const { store, renewal, now } = running
      const kept = store.read()
      if (kept.state !== 'tokens') {
        // Site data may have been cleared under the portal; then nobody must look signed in.
        look(running)
        return null
      }
      const left = () => kept.tokens.expiresAt - now()
      if (left() >= worthwhileMs) return kept.tokens.accessToken
      try {
        return (await renewal.renew(kept.tokens.accessToken)).accessToken
      } catch (error) {
        if (store.read().state !== 'tokens') return null
        if (left() > 0) return kept.tokens.accessToken
        throw error
      }
    },

    /**
     * New tokens, and with them the rights as they are now. False: this provider gives no refresh token, or nobody is
     * signed in; signing in again does it then. Rejects with `SignInFailed`.
     */
    async refresh(): Promise<boolean> {
      const { store, renewal } = await begun.promise
      const kept = store.read()
      if (kept.state !== 'tokens' || !kept.tokens.refreshToken) return false
      await renewal.renew(kept.tokens.accessToken)
      watchers.tell('rights-renewed')
      return true
    },

    /** The API refused this token (RFC 6750, section 3.1): a new one, or null if there is none to be had. */
    async replaceToken(refused: string): Promise<string | null> {
      const { store, renewal } = await begun.promise
      if (store.read().state !== 'tokens') return null
      return (await renewal.renew(refused)).accessToken
    },

    /** The API refused even a new token: no use to go on with it. */
    async endWith(refused: string, failure: Failure): Promise<void> {
      const { store, renewal } = await begun.promise
      const kept = store.read()
      if (kept.state !== 'tokens' || kept.tokens.accessToken !== refused) return
      await renewal.end(kept.tokens, failure)
    },

    /** Back to before `start`, for tests. */
    reset(): void {
      running?.stop()
      running = null
      account = null
      leaving = false
      current = { state: 'starting' }
      begun = Promise.withResolvers<Running>()
      callbacks.clear()
      watchers.clear()
    },
  }
}

export const session = createSession()
