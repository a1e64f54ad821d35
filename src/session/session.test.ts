// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SignInAdapter, Tokens } from './adapter.ts'
import { createSession } from './session.ts'
import { SignInFailed } from './sign-in-failed.ts'
import { createBrowserStore } from './store.ts'

const config = { issuer: 'https://id.example.com', clientId: 'portal', scope: 'openid', audience: 'urn:api' }
const tokens = (changes: Partial<Tokens> = {}): Tokens => ({
  subject: 'mira',
  name: 'Mira',
  email: null,
  accessToken: 'first',
  refreshToken: 'refresh',
  idToken: 'id',
  scope: 'openid',
  expiresAt: clock + 300_000,
  ...changes,
})
const account = { subject: 'mira', name: 'Mira', email: null }

let clock = 0
let open: ReturnType<typeof createSession>[] = []
beforeEach(() => {
  clock = 1_800_000_000_000
  open = []
})
afterEach(() => {
  for (const session of open) session.reset()
})

const callback = (query = 'code=c&state=s') => new URL(`${location.origin}/auth/callback?${query}`)

/** A tab: its own session, the browser's storage. */
function tab(changes: Partial<SignInAdapter> = {}) {
  const adapter = {
    begin: vi.fn<SignInAdapter['begin']>(() => Promise.resolve()),
    complete: vi.fn<SignInAdapter['complete']>(() =>
      Promise.resolve({ tokens: tokens(), returnTo: '/articles/a' }),
    ),
    renew: vi.fn<SignInAdapter['renew']>((old) =>
      Promise.resolve({ ...old, accessToken: `${old.accessToken}+`, expiresAt: clock + 300_000 }),
    ),
    end: vi.fn<SignInAdapter['end']>(() => Promise.resolve('leaving')),
    ...changes,
  }
  const session = createSession()
  open.push(session)
  session.start(config, { adapter, now: () => clock })
  return { session, adapter }
}
const keep = (kept: Tokens) => createBrowserStore(config).write({ state: 'tokens', tokens: kept })
/** What the browser tells other tabs when one writes. */
const tellTabs = () => window.dispatchEvent(new StorageEvent('storage', { key: 'signpost.session' }))

test('a first visit is anonymous at once, a signed-in one signed in', () => {
  expect(tab().session.get()).toEqual({ state: 'anonymous' })
  keep(tokens())
  expect(tab().session.get()).toEqual({ state: 'signed-in', account })
})

test('who asks for a token before the start waits for it', async () => {
  keep(tokens())
  const session = createSession()
  open.push(session)
  const token = session.accessToken()
  session.start(config, { now: () => clock })
  expect(await token).toBe('first')
})

test('tokens of another provider, and what is damaged, are not read', () => {
  keep(tokens())
  const session = createSession()
  open.push(session)
  session.start({ ...config, issuer: 'https://other.example' })
  expect(session.get().state).toBe('anonymous')
  localStorage.setItem('signpost.session', '{"tokens":')
  expect(tab().session.get().state).toBe('anonymous')
})

test('an answer is completed once, however often it is asked for', async () => {
  const { session, adapter } = tab()
  const results = await Promise.all([session.completeSignIn(callback()), session.completeSignIn(callback())])
  expect(results).toEqual([{ returnTo: '/articles/a' }, { returnTo: '/articles/a' }])
  expect(adapter.complete).toHaveBeenCalledTimes(1)
  expect(session.get()).toEqual({ state: 'signed-in', account })
})

test('the address bar keeps nothing of the answer', async () => {
  history.replaceState({ key: 'router' }, '', '/auth/callback?code=c&state=s&iss=i')
  await tab().session.completeSignIn(new URL(location.href))
  expect(location.pathname + location.search).toBe('/auth/callback')
  expect(history.state).toEqual({ key: 'router' })
})

test('the way back is checked again when it is used', async () => {
  const { session } = tab({
    complete: () => Promise.resolve({ tokens: tokens(), returnTo: '//evil.example' }),
  })
  expect(await session.completeSignIn(callback())).toEqual({ returnTo: '/' })
})

const used = () => Promise.reject(new SignInFailed('link-used', 'No matching state found in storage'))

test('an answer used before goes on where a session is there', async () => {
  keep(tokens())
  const { session } = tab({ complete: used })
  await expect(session.completeSignIn(callback())).resolves.toEqual({ returnTo: '/' })
  await expect(session.completeSignIn(callback(''))).resolves.toEqual({ returnTo: '/' })
})

test('an answer used before offers a fresh start to the same page where none is', async () => {
  const { session } = tab({ complete: used })
  await session.signIn({ returnTo: '/articles/b' })
  await expect(session.completeSignIn(callback())).rejects.toMatchObject({
    failure: 'link-used',
    returnTo: '/articles/b',
  })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'link-used' })
})

const refuse = () => Promise.reject(new SignInFailed('email-unverified', 'access_denied'))

test('a reload does not hide what the first attempt failed with', async () => {
  await tab({ complete: refuse })
    .session.completeSignIn(callback())
    .catch(() => {})
  await expect(tab({ complete: used }).session.completeSignIn(callback())).rejects.toMatchObject({
    failure: 'email-unverified',
  })
})

test('nor does a reload after the address bar was cleaned; a new start does', async () => {
  await tab({ complete: refuse })
    .session.completeSignIn(callback())
    .catch(() => {})
  const { session } = tab()
  await expect(session.completeSignIn(callback(''))).rejects.toMatchObject({ failure: 'email-unverified' })
  await session.signIn({ returnTo: '/' })
  await expect(session.completeSignIn(callback('x'))).rejects.toMatchObject({ failure: 'link-used' })
})

test('whose site data is cleared under the portal does not look signed in', async () => {
  keep(tokens())
  const { session } = tab()
  localStorage.clear()
  expect(await session.accessToken()).toBeNull()
  expect(session.get()).toEqual({ state: 'anonymous' })
})

test('a portal that is not let ask, or not let store, signs nobody out', async () => {
  keep(tokens({ expiresAt: clock + 20_000 }))
  const blocked = new SignInFailed('storage-blocked', 'QuotaExceededError')
  const { session } = tab({ renew: () => Promise.reject(blocked) })
  expect(await session.accessToken()).toBe('first')
  expect(session.get().state).toBe('signed-in')
})

test('the fourth sign-in within a minute stops and explains; a minute later one may try again', async () => {
  for (let start = 0; start < 3; start += 1) await tab().session.signIn({ returnTo: '/' })
  const { session, adapter } = tab()
  await session.signIn({ returnTo: '/' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'too-many-sign-ins' })
  expect(adapter.begin).not.toHaveBeenCalled()
  clock += 61_000
  await session.signIn({ returnTo: '/' })
  expect(adapter.begin).toHaveBeenCalledTimes(1)
})

test('a sign-in that cannot start says why', async () => {
  const { session } = tab({ begin: () => Promise.reject(new SignInFailed('offline', 'Failed to fetch')) })
  await session.signIn({ returnTo: '/articles/a' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'offline', returnTo: '/articles/a' })
})

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
const haveLocks = () =>
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: createLocks() }))

test('the same answer in two tabs is completed once, and both go on', async () => {
  let spent = false
  const complete = () => {
    if (spent) return Promise.reject(new SignInFailed('link-used', 'No matching state found in storage'))
    spent = true
    return Promise.resolve({ tokens: tokens(), returnTo: '/articles/a' })
  }
  const [one, two] = [tab({ complete }), tab({ complete })]
  haveLocks()
  const went = await Promise.all([one, two].map(({ session }) => session.completeSignIn(callback())))
  expect(went).toEqual([{ returnTo: '/articles/a' }, { returnTo: '/' }])
  expect(two.session.get()).toEqual({ state: 'signed-in', account })
  vi.unstubAllGlobals()
})

test('fifty tokens asked for at once, in two tabs, are one renewal', async () => {
  keep(tokens({ expiresAt: clock + 10_000 }))
  const renew = vi.fn<SignInAdapter['renew']>((old) =>
    Promise.resolve({ ...old, accessToken: 'second', expiresAt: clock + 300_000 }),
  )
  const [one, two] = [tab({ renew }), tab({ renew })]
  haveLocks()
  const asked = Array.from({ length: 50 }, (_, index) => (index % 2 ? one : two).session.accessToken())
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['second']))
  expect(renew).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})

test('the network signs nobody out: a token that still lives is used, and asking pauses', async () => {
  keep(tokens({ expiresAt: clock + 20_000 }))
  const unreachable = new SignInFailed('provider-unreachable', 'Failed to fetch')
  const renew = vi.fn<SignInAdapter['renew']>(() => Promise.reject(unreachable))
  const { session } = tab({ renew })
  expect(await session.accessToken()).toBe('first')
  expect(await session.accessToken()).toBe('first')
  expect(renew).toHaveBeenCalledTimes(1)
  clock += 21_000
  await expect(session.accessToken()).rejects.toMatchObject({ failure: 'provider-unreachable' })
  expect(session.get().state).toBe('signed-in')
})

const spent = () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant'))

test('a provider that ends the session leaves the reader where they are, in every tab', async () => {
  keep(tokens({ expiresAt: clock }))
  const [one, other] = [tab({ renew: spent }), tab()]
  expect(await one.session.accessToken()).toBeNull()
  expect(one.session.get()).toEqual({ state: 'ended', account, failure: 'session-ended' })
  tellTabs()
  expect(other.session.get()).toMatchObject({ state: 'ended', account })
  expect(tab().session.get()).toEqual({ state: 'anonymous' })
})

test('a refresh token that another tab has spent is no end: its tokens are taken over', async () => {
  keep(tokens({ expiresAt: clock }))
  const { session } = tab({
    renew: () => {
      keep(tokens({ accessToken: 'of the other tab' }))
      return spent()
    },
  })
  expect(await session.accessToken()).toBe('of the other tab')
  expect(session.get().state).toBe('signed-in')
})

test('whoever signs out while a renewal is under way stays signed out', async () => {
  keep(tokens({ expiresAt: clock }))
  const answer = Promise.withResolvers<Tokens>()
  const { session, adapter } = tab({ renew: vi.fn<SignInAdapter['renew']>(() => answer.promise) })
  const token = session.accessToken()
  await vi.waitFor(() => expect(adapter.renew).toHaveBeenCalled())
  expect(session.get().state).toBe('renewing')
  await session.signOut()
  answer.resolve(tokens({ accessToken: 'late' }))
  expect(await token).toBeNull()
  expect(session.get()).toEqual({ state: 'anonymous' })
  expect(localStorage.getItem('signpost.session')).toBeNull()
})

test('signing out is heard in every tab, before anything is drawn', async () => {
  keep(tokens())
  const [one, other] = [tab(), tab()]
  const heard: string[] = []
  other.session.watch((event) => heard.push(event))
  other.session.subscribe(() => heard.push(other.session.get().state))
  await one.session.signOut()
  tellTabs()
  expect(one.adapter.end).toHaveBeenCalledTimes(1)
  expect(heard).toEqual(['account-changed', 'anonymous'])
})

test('another account in another tab is a change of account; the same one renewed is not', () => {
  keep(tokens())
  const { session } = tab()
  const heard: string[] = []
  session.watch((event) => heard.push(event))
  keep(tokens({ accessToken: 'renewed' }))
  tellTabs()
  expect(heard).toEqual([])
  keep(tokens({ subject: 'noor', name: 'Noor' }))
  tellTabs()
  expect(heard).toEqual(['account-changed'])
  expect(session.get()).toMatchObject({ account: { subject: 'noor' } })
})

test('rights are read anew on demand; without a refresh token nothing is pretended', async () => {
  keep(tokens())
  const { session, adapter } = tab()
  const heard: string[] = []
  session.watch((event) => heard.push(event))
  expect(await session.refresh()).toBe(true)
  expect(adapter.renew).toHaveBeenCalledTimes(1)
  expect(heard).toEqual(['rights-renewed'])
  keep(tokens({ refreshToken: null }))
  expect(await session.refresh()).toBe(false)
})

test('blocked storage is named before the library is touched', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError')
  })
  vi.stubGlobal('isSecureContext', true)
  const session = createSession()
  open.push(session)
  session.start(config)
  await session.signIn({ returnTo: '/' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'storage-blocked' })
  vi.unstubAllGlobals()
})

test('an insecure page is named before the library is touched', async () => {
  vi.stubGlobal('isSecureContext', false)
  const session = createSession()
  open.push(session)
  session.start(config)
  await session.signIn({ returnTo: '/' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'insecure-origin' })
  vi.unstubAllGlobals()
})
