// @vitest-environment jsdom
import { QueryClientProvider, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { SignInAdapter, Tokens } from '../session/adapter.ts'
import { session } from '../session/session.ts'
import { createMemoryStore } from '../session/store.ts'
import { useSession } from '../session/use-session.ts'
import { ApiProblem, ApiUnreachable } from './problems.ts'
import { createQueryClient } from './query-client.ts'

afterEach(() => session.reset())

const never = () => Promise.reject(new Error('not in this test'))
const adapter: SignInAdapter = {
  begin: never,
  complete: never,
  renew: never,
  end: () => Promise.resolve('leaving'),
}
const mira: Tokens = {
  subject: 'mira',
  name: 'Mira',
  email: null,
  accessToken: 'of mira',
  refreshToken: null,
  idToken: '',
  scope: '',
  expiresAt: Date.now() + 300_000,
}

test('nothing that one reader was shown is drawn for the next', async () => {
  const config = {
    issuer: 'https://id.example.com',
    clientId: 'portal',
    scope: 'openid',
    audience: 'urn:api',
  }
  session.start(config, { adapter, store: createMemoryStore(mira) })
  const client = createQueryClient()
  const forEveryone = queryOptions({
    queryKey: ['config'],
    queryFn: () => 'Signpost',
    meta: { sameForEveryone: true },
  })
  const secret = queryOptions({
    queryKey: ['reader', 'article'],
    queryFn: async () => ((await session.accessToken()) ? 'gated text' : 'teaser'),
  })
  await client.query(forEveryone)
  await client.query({ ...secret, queryKey: ['elsewhere'] })

  const drawn: string[] = []
  function Page() {
    const { state } = useSession()
    const { data } = useSuspenseQuery(secret)
    drawn.push(`${state}: ${data}`)
    return <p>{data}</p>
  }
  render(
    <QueryClientProvider client={client}>
      <Suspense fallback="…">
        <Page />
      </Suspense>
    </QueryClientProvider>,
  )
  expect(await screen.findByText('gated text')).toBeVisible()
  await act(() => session.signOut())
  expect(await screen.findByText('teaser')).toBeVisible()
  expect(drawn).not.toContain('anonymous: gated text')
  expect(client.getQueryData(['elsewhere'])).toBeUndefined()
  expect(client.getQueryData(['config'])).toBe('Signpost')
})

const problem = (status: number) =>
  new ApiProblem({
    type: 'about:blank',
    title: '',
    status,
    code: status === 503 ? 'unavailable' : 'not_allowed',
  })

test.each([
  ['a refusal', problem(403), 1],
  ['an answer that cannot be read', new ApiUnreachable('unreadable', ''), 1],
  ['an API that is away', problem(503), 3],
  ['a server that fails', new ApiUnreachable('server', ''), 3],
  ['a network that breaks off', new ApiUnreachable('offline', ''), 3],
  ['a server that has kept the reader waiting', new ApiUnreachable('timeout', ''), 1],
])('%s is asked for as often as makes sense', async (_, error, times) => {
  const ask = vi.fn<() => Promise<never>>(() => Promise.reject(error))
  const client = createQueryClient({ retryDelay: 0 })
  await expect(
    client.query({
      queryKey: ['reader', 'x'],
      queryFn: ask,
      retry: client.getDefaultOptions().queries?.retry ?? false,
    }),
  ).rejects.toBe(error)
  expect(ask).toHaveBeenCalledTimes(times)
})

test('without a network nothing is asked in vain', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const ask = vi.fn<() => Promise<never>>(() => Promise.reject(new ApiUnreachable('offline', '')))
  const client = createQueryClient({ retryDelay: 0 })
  const { retry = false } = client.getDefaultOptions().queries ?? {}
  await expect(client.query({ queryKey: ['reader', 'x'], queryFn: ask, retry })).rejects.toThrow('offline')
  expect(ask).toHaveBeenCalledTimes(1)
})
