import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { SignInRequest } from '../src/session/adapter.ts'
import { createOidcAdapter } from '../src/session/oidc-adapter.ts'
import { SignInFailed } from '../src/session/sign-in-failed.ts'
import { type Quirks, clientId, createFakeProvider, issuer } from './fake-provider.ts'

const fake = createFakeProvider(() => new Date())
export const { provider, answerTo } = fake
const server = setupServer(...fake.handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  fake.reset()
  browser.left = ''
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** Where the reader was sent. */
export const browser = { left: '' }

/** A page's adapter. Pages come and go; nothing but storage survives between them. */
export const newAdapter = (config: { scope?: string; parameters?: string } = {}) =>
  createOidcAdapter(
    { issuer, clientId, scope: 'openid offline_access', audience: 'urn:api', ...config },
    { leave: (url) => (browser.left = url) },
  )

/** Leaves, comes back, and tells how it went. What is odd about the provider is so from the moment the reader is there. */
export async function signIn(
  quirks: Quirks = {},
  answer = {},
  request: SignInRequest = { returnTo: '/articles/a' },
) {
  await newAdapter().begin(request)
  provider.quirks = quirks
  return newAdapter().complete(answerTo(browser.left, answer))
}

/** What work that has to fail fails with. */
export async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(SignInFailed)
  return error instanceof SignInFailed ? error.failure : null
}

export const invalidGrant = () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })
