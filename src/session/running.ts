import type { SignInAdapter } from './adapter.ts'
import type { lazyRenewal } from './lazy-renewal.ts'
import type { SessionStore } from './store.ts'

/** What a session works with once it has been started. */
export type Running = {
  store: SessionStore
  adapter: () => Promise<SignInAdapter>
  renewal: ReturnType<typeof lazyRenewal>
  now: () => number
  stop: () => void
}
