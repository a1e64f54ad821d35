// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { people } from '../../mocks/people.ts'
import { renderPortal, server } from '../../tests/portal.tsx'
import { discovery, metadata, soundProvider } from '../../tests/sound-provider.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'

const [member, outsider] = people

const checkOf = (name: string) => {
  const stop = screen.getByRole('heading', { level: 3, name }).closest('li')
  if (!stop) throw new Error(`${name} is no check`)
  return within(stop)
}
const result = (name: string | RegExp) => screen.findByText(name, { selector: 'p' }, { timeout: 6000 })
const allFine = 'Everything that could be checked is fine'
const states = () =>
  screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.closest('li')?.dataset['state'])

describe('whoever checks the sign-in', () => {
  test('without a session is told that all is fine, and how to see more', async () => {
    renderPortal('/check')
    await result(allFine)
    expect(new Set(states())).toEqual(new Set(['ok']))
    expect(screen.queryByRole('heading', { level: 2, name: 'Your session' })).toBeNull()
    expect(screen.getByText(/Once you are signed in/)).toBeVisible()
    await waitFor(() => expect(screen.getByText(allFine, { selector: 'output' })).toBeInTheDocument())
  })

  test('with a session sees what the server makes of it', async () => {
    renderPortal('/check', member && { as: member })
    await result(allFine)
    expect(checkOf('Your sign-in').getByText(/^The server accepts your sign-in/)).toBeVisible()
    expect(checkOf('Your rights').getByText('Fine')).toBeVisible()
  })

  test('and is in no organisation is led to what helps', async () => {
    renderPortal('/check', outsider && { as: outsider })
    await result('1 check has found something to look at')
    expect(screen.getByRole('link', { name: 'What helps: Your rights' })).toHaveAttribute(
      'href',
      '/troubleshooters/sign-in?enter=organisation_required',
    )
  })

  test('while the API is down is told so, and everything else all the same', async () => {
    server.use(http.all('*/api/*', () => HttpResponse.error()))
    renderPortal('/check')
    await result('1 check has found something that stops you')
    expect(checkOf('The portal’s server').getByText('Not working')).toBeVisible()
    expect(checkOf('Your clock').getByText('Cannot be told')).toBeVisible()
    expect(checkOf('This address').getByText('Fine')).toBeVisible()
  })

  test('with a clock that is ten minutes off sees both times, and can check again once it is right', async () => {
    const wrong = () => ({ status: 'ok', now: new Date(Date.now() - 600_000).toISOString() })
    server.use(http.get('*/api/health', () => HttpResponse.json(wrong())))
    const { user } = renderPortal('/check')
    await result('1 check has found something that stops you')
    expect(
      checkOf('Your clock').getByText(/^Your device says .+, the portal’s server .+: 10 minutes apart/),
    ).toBeVisible()
    expect(screen.getByRole('link', { name: 'Find out what to do' })).toHaveAttribute(
      'href',
      '/troubleshooters/sign-in?enter=clock-wrong',
    )
    server.resetHandlers(
      ...soundProvider,
      http.get('*/api/health', () => HttpResponse.json({ status: 'ok', now: new Date().toISOString() })),
    )
    await user.click(screen.getByRole('button', { name: 'Check again' }))
    await result(allFine)
  })

  test('where storage is blocked is told so, not shown a white page', async () => {
    const refuse = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
    for (const name of ['getItem', 'setItem', 'removeItem', 'key'] as const)
      vi.spyOn(Storage.prototype, name).mockImplementation(refuse)
    renderPortal('/check')
    await result('1 check has found something that stops you')
    expect(
      checkOf('Site data').getByText('The browser does not let the portal remember anything.'),
    ).toBeVisible()
  })

  test('whose sign-in failed is told with what, and led to that', async () => {
    const { user } = renderPortal('/sign-in', { begin: new SignInFailed('too-slow', 'Network timed out') })
    await user.click(await screen.findByRole('button', { name: /^Continue to/ }))
    await screen.findByText(/took too long to answer/)
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Check my sign-in' }))
    await result('1 check has found something to look at')
    expect(
      checkOf('The last failure').getByText(
        /^A sign-in failed less than a minute ago: .+ took too long to answer/,
      ),
    ).toBeVisible()
  })

  test.each([
    ['does not answer', () => HttpResponse.error(), 'Reachable', 'provider-unreachable'],
    [
      'is hidden behind a page of something else',
      () => HttpResponse.html('<p>Welcome'),
      'Its description',
      'provider-unreadable',
    ],
    [
      'is another one',
      () => HttpResponse.json({ ...metadata, issuer: 'https://id.example.com' }),
      'Its name',
      'set-up-wrong',
    ],
    ['is down', () => new HttpResponse(null, { status: 503 }), 'Reachable', 'provider-error'],
  ])('learns that the account service %s', async (_what, answer, check, entry) => {
    server.use(http.get(discovery, answer))
    renderPortal('/check')
    await result('1 check has found something that stops you')
    expect(screen.getByRole('link', { name: `What helps: ${check}` })).toHaveAttribute(
      'href',
      `/troubleshooters/sign-in?enter=${entry}`,
    )
  })

  test('at an address that the account service does not know is told which', async () => {
    server.use(
      http.post(metadata.pushed_authorization_request_endpoint, () =>
        HttpResponse.json(
          { error: 'invalid_request', error_description: 'redirect_uri did not match' },
          { status: 400 },
        ),
      ),
    )
    renderPortal('/check')
    await result('1 check has found something that stops you')
    expect(checkOf('This address').getByText(/http:\/\/localhost:3000\/auth\/callback/)).toBeVisible()
  })

  test('with a provider that does not say which addresses it knows is not told more than that', async () => {
    const { pushed_authorization_request_endpoint: _pushed, ...silent } = metadata
    server.use(
      http.get(discovery, () => HttpResponse.json(silent)),
      http.get(metadata.authorization_endpoint, () => HttpResponse.error()),
    )
    renderPortal('/check')
    await result(allFine)
    expect(checkOf('This address').getByText(/Only signing in shows it/)).toBeVisible()
  })
})

describe('the report', () => {
  const planted = [
    'mira.lund@example.com',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtaXJhIn0.c2lnbmF0dXJl',
    'c0deFr0mTheProvider',
    'st4te0fThisSignIn',
    'refresh-token-of-mira',
    'Aurora',
  ]

  test('says what was found, and nothing secret that lies around', async () => {
    const [address, token, code, state, refresh] = planted
    localStorage.setItem(`signpost.oidc.${state}`, JSON.stringify({ id: state, created: 1, nonce: code }))
    localStorage.setItem(
      'signpost.session',
      JSON.stringify({ accessToken: token, refreshToken: refresh, email: address }),
    )
    sessionStorage.setItem('signpost.failed', `cancelled ${state}`)
    server.use(
      http.get(discovery, () =>
        HttpResponse.json({
          ...metadata,
          issuer: `https://id.example.com/?state=${state}&code=${code}&login_hint=${address}`,
        }),
      ),
      http.post(metadata.token_endpoint, () =>
        HttpResponse.json(
          { error: 'invalid_client', error_description: `${address} ${token}` },
          { status: 401 },
        ),
      ),
    )
    const { user } = renderPortal(`/check?code=${code}&state=${state}`, member && { as: member })
    await result('2 checks have found something that stops you')
    await user.click(screen.getByText('Report for whoever helps you'))
    await user.click(screen.getByRole('button', { name: 'Copy the report' }))
    const report = await navigator.clipboard.readText()
    expect(report).toMatch(/^Check my sign-in\nTime: \d{4}-/)
    expect(report).toContain('Its name: Not working (issuer-wrong)')
    expect(report).toContain('Sign-ins on the way: Look at this (long-waiting)')
    expect(planted.filter((secret) => report.includes(secret))).toEqual([])
    expect(report).not.toMatch(/[\w.+-]+@[\w-]+\./)
  })
})
