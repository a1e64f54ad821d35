import { afterEach, beforeEach, vi } from 'vitest'
import type { SignInAdapter, Tokens } from '../src/session/adapter.ts'
import { createSession } from '../src/session/session.ts'
import { createBrowserStore } from '../src/session/store.ts'

export const config = {
  issuer: 'https://id.example.com',
  clientId: 'portal',
  scope: 'openid',
  audience: 'urn:api',
}
export const account = { subject: 'mira', name: 'Mira', email: null }

/** What time it is in every tab; a test may put it on. */
export const clock = { now: 0 }
let open: ReturnType<typeof createSession>[] = []
beforeEach(() => {
  clock.now = 1_800_000_000_000
  open = []
})
afterEach(() => {
  for (const session of open) session.reset()
  vi.unstubAllGlobals()
})

export const tokens = (changes: Partial<Tokens> = {}): Tokens => ({
  ...account,
  accessToken: 'first',
  refreshToken: 'refresh',
  idToken: 'id',
  scope: 'openid',
  expiresAt: clock.now + 300_000,
  ...changes,
})

/** A session that has not begun. */
export function newSession() {
  const session = createSession()
  open.push(session)
  return session
}

/** A tab: its own session, the browser's storage. */
export function tab(changes: Partial<SignInAdapter> = {}) {
  const adapter = {
    begin: vi.fn<SignInAdapter['begin']>(() => Promise.resolve()),
    complete: vi.fn<SignInAdapter['complete']>(() =>
      Promise.resolve({ tokens: tokens(), returnTo: '/articles/a' }),
    ),
    renew: vi.fn<SignInAdapter['renew']>((old) =>
      Promise.resolve({ ...old, accessToken: `${old.accessToken}+`, expiresAt: clock.now + 300_000 }),
    ),
    end: vi.fn<SignInAdapter['end']>(() => Promise.resolve('leaving')),
    ...changes,
  }
  const session = newSession()
  session.start(config, { adapter, now: () => clock.now })
  return { session, adapter }
}

/** Lays tokens where every tab looks for them. */
export const keep = (kept: Tokens) => createBrowserStore(config).write({ state: 'tokens', tokens: kept })

/** What the browser tells other tabs when one writes. */
export const tellTabs = () => window.dispatchEvent(new StorageEvent('storage', { key: 'signpost.session' }))

/** Web Locks, as far as they are used. */
function createLocks() {
  let queue = Promise.resolve<unknown>(undefined)
  let busy = 0
  type Work = (lock: object | null) => Promise<unknown>
  return {
    request(_name: string, { ifAvailable }: { ifAvailable?: boolean }, work: Work) {
      if (ifAvailable && busy > 0) return work(null)
      busy += 1
      const result = queue.then(() => work({}))
      queue = result.catch(() => {}).then(() => (busy -= 1))
      return result
    },
  }
}
/** Browsers have them; jsdom does not. */
export const haveLocks = () =>
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: createLocks() }))
