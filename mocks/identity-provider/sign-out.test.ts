import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProvider } from '../../tests/provider-by-hand.ts'

let portal: Awaited<ReturnType<typeof startProvider>>
let reader: ReturnType<typeof portal.newReader>
beforeEach(async () => {
  portal = await startProvider()
  reader = portal.newReader()
})
afterEach(() => portal.close())

test('the portal signs its reader out without another question, and the tokens end', async () => {
  const { tokens } = await reader.signInAs('member@example.com')
  const signOut = new URL(`${portal.origin}/idp/session/end`)
  signOut.searchParams.set('id_token_hint', tokens.id_token)
  signOut.searchParams.set('post_logout_redirect_uri', `${portal.origin}/signed-out`)
  signOut.searchParams.set('state', 'bye')
  const { url } = await reader.visit(signOut)
  expect(url.href).toBe(`${portal.origin}/signed-out?state=bye`)

  expect((await reader.visit('/idp/account')).url.pathname).toBe('/idp/sign-in')
  const renewal = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
  expect((await portal.token(renewal)).error).toBe('invalid_grant')
})

test('a stranger’s link cannot sign a reader out: it is asked first', async () => {
  await reader.signInAs('member@example.com')
  const page = await reader.visit('/idp/session/end')
  expect(page.text).toContain('Sign out?')
  expect((await reader.visit('/idp/account')).text).toContain('Mira Lund')

  const secret = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const done = await reader.submit('/idp/session/end/confirm', { xsrf: secret, logout: 'yes' })
  expect(done.text).toContain('You are signed out')
  expect((await reader.visit('/idp/account')).url.pathname).toBe('/idp/sign-in')
})
