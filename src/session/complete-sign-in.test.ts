// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { account, haveLocks, keep, tab, tokens } from '../../tests/tabs.ts'
import { SignInFailed } from './sign-in-failed.ts'

const callback = (query = 'code=c&state=s') => new URL(`${location.origin}/auth/callback?${query}`)
const used = () => Promise.reject(new SignInFailed('link-used', 'No matching state found in storage'))
const refuse = () => Promise.reject(new SignInFailed('email-unverified', 'access_denied'))

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
})

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
