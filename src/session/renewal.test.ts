// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { account, clock, haveLocks, keep, tab, tellTabs, tokens } from '../../tests/tabs.ts'
import type { SignInAdapter, Tokens } from './adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

const spent = () => Promise.reject(new SignInFailed('session-ended', 'invalid_grant'))

test('fifty tokens asked for at once, in two tabs, are one renewal', async () => {
  keep(tokens({ expiresAt: clock.now + 10_000 }))
  const renew = vi.fn<SignInAdapter['renew']>((old) =>
    Promise.resolve({ ...old, accessToken: 'second', expiresAt: clock.now + 300_000 }),
  )
  const [one, two] = [tab({ renew }), tab({ renew })]
  haveLocks()
  const asked = Array.from({ length: 50 }, (_, index) => (index % 2 ? one : two).session.accessToken())
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['second']))
  expect(renew).toHaveBeenCalledTimes(1)
})

test('the network signs nobody out: a token that still lives is used, and asking pauses', async () => {
  keep(tokens({ expiresAt: clock.now + 20_000 }))
  const unreachable = new SignInFailed('provider-unreachable', 'Failed to fetch')
  const renew = vi.fn<SignInAdapter['renew']>(() => Promise.reject(unreachable))
  const { session } = tab({ renew })
  expect(await session.accessToken()).toBe('first')
  expect(await session.accessToken()).toBe('first')
  expect(renew).toHaveBeenCalledTimes(1)
  clock.now += 21_000
  await expect(session.accessToken()).rejects.toMatchObject({ failure: 'provider-unreachable' })
  expect(session.get().state).toBe('signed-in')
})

test('a provider that ends the session leaves the reader where they are, in every tab', async () => {
  keep(tokens({ expiresAt: clock.now }))
  const [one, other] = [tab({ renew: spent }), tab()]
  expect(await one.session.accessToken()).toBeNull()
  expect(one.session.get()).toEqual({ state: 'ended', account, failure: 'session-ended' })
  tellTabs()
  expect(other.session.get()).toMatchObject({ state: 'ended', account })
  expect(tab().session.get()).toEqual({ state: 'anonymous' })
})

test('a refresh token that another tab has spent is no end: its tokens are taken over', async () => {
  keep(tokens({ expiresAt: clock.now }))
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
  keep(tokens({ expiresAt: clock.now }))
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
