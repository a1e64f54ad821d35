// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { account, clock, config, keep, newSession, tab, tellTabs, tokens } from '../../tests/tabs.ts'
import { SignInFailed } from './sign-in-failed.ts'

test('a first visit is anonymous at once, a signed-in one signed in', () => {
  expect(tab().session.get()).toEqual({ state: 'anonymous' })
  keep(tokens())
  expect(tab().session.get()).toEqual({ state: 'signed-in', account })
})

test('who asks for a token before the start waits for it', async () => {
  keep(tokens())
  const session = newSession()
  const token = session.accessToken()
  session.start(config, { now: () => clock.now })
  expect(await token).toBe('first')
})

test('tokens of another provider, and what is damaged, are not read', () => {
  keep(tokens())
  const session = newSession()
  session.start({ ...config, issuer: 'https://other.example' })
  expect(session.get().state).toBe('anonymous')
  localStorage.setItem('signpost.session', '{"tokens":')
  expect(tab().session.get().state).toBe('anonymous')
})

test('whose site data is cleared under the portal does not look signed in', async () => {
  keep(tokens())
  const { session } = tab()
  localStorage.clear()
  expect(await session.accessToken()).toBeNull()
  expect(session.get()).toEqual({ state: 'anonymous' })
})

test('a portal that is not let ask, or not let store, signs nobody out', async () => {
  keep(tokens({ expiresAt: clock.now + 20_000 }))
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
  clock.now += 61_000
  await session.signIn({ returnTo: '/' })
  expect(adapter.begin).toHaveBeenCalledTimes(1)
})

test('a sign-in that cannot start says why', async () => {
  const { session } = tab({ begin: () => Promise.reject(new SignInFailed('offline', 'Failed to fetch')) })
  await session.signIn({ returnTo: '/articles/a' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'offline', returnTo: '/articles/a' })
})

test('blocked storage is named before the library is touched', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError')
  })
  vi.stubGlobal('isSecureContext', true)
  const session = newSession()
  session.start(config)
  await session.signIn({ returnTo: '/' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'storage-blocked' })
})

test('an insecure page is named before the library is touched', async () => {
  vi.stubGlobal('isSecureContext', false)
  const session = newSession()
  session.start(config)
  await session.signIn({ returnTo: '/' })
  expect(session.get()).toMatchObject({ state: 'failed', failure: 'insecure-origin' })
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
