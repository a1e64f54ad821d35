import { expect, type Page } from '@playwright/test'
import { type Failure, failures } from '../../contract/failure.ts'
import { test } from './journey.ts'
import { chooseAccount, expectAccessible, heading } from './steps.ts'
import { again, beOnline, discovery, expectFailure, followToStep, startSignIn } from './trouble.ts'

/** What a person sees of a failure, as far as to the step that deals with it (which `every-outcome` looks at with axe, too). */
async function meet(page: Page, failure: Failure, words: string | RegExp) {
  await expectFailure(page, words)
  await expectAccessible(page)
  await followToStep(page, failure)
}

/** What a provider may answer with; some of it is only ever said in texts. */
const answers: [failure: Failure, words: string, answer: Record<string, string>][] = [
  ['cancelled', 'was stopped before it was finished', { error: 'access_denied' }],
  [
    'refused-by-provider',
    'does not let you use this portal yet',
    { error: 'access_denied', error_description: 'User is not assigned to the client application.' },
  ],
  ['link-used', 'This sign-in was already used', { code: 'c' }],
  ['session-ended', 'You have been signed out', { error: 'login_required' }],
  ['provider-needs-you', 'wants to ask you something', { error: 'consent_required' }],
  ['code-expired', 'its one-time code is no longer good', { error: 'invalid_grant' }],
  ['popup-blocked', 'stopped a window', { error: 'popup_blocked' }],
  ['address-not-registered', 'does not know this address', { error: 'redirect_uri_mismatch' }],
  [
    'sign-in-page-expired',
    'open for too long',
    { error: 'temporarily_unavailable', error_description: 'authentication_expired' },
  ],
  [
    'set-up-changed',
    'settings changed while you were signing in',
    { error: 'state', error_description: 'client_id mismatch on settings vs. signin state' },
  ],
  ['set-up-wrong', 'do not understand each other', { error: 'invalid_scope' }],
  [
    'token-refused',
    'did not pass the portal’s checks',
    { error: 'access_denied', iss: 'https://evil.example' },
  ],
  [
    'other-account',
    'Another account is signed in',
    { error: 'account', error_description: 'sub in id_token does not match current sub' },
  ],
  ['provider-error', 'had a problem of its own', { error: 'server_error' }],
  ['unknown', 'has no name for', { error: 'something_new' }],
]

test('every failure that a provider can answer with is explained, and leads to the step that deals with it', async ({
  page,
  baseURL,
}) => {
  for (const [failure, words, answer] of answers) {
    const query = new URLSearchParams({ state: failure, iss: `${baseURL}/idp`, ...answer })
    await page.goto(`/auth/callback?${query}`)
    await meet(page, failure, words)
    expect(page.url()).not.toContain('state=')
  }
  // Waiting for a mail is no error, so the way goes on by itself.
  const description = { error_description: 'Verify your e-mail address first', iss: `${baseURL}/idp` }
  await page.goto(`/auth/callback?${new URLSearchParams({ error: 'access_denied', ...description })}`)
  await expect(heading(page, 'Verify your e-mail address')).toBeVisible()
})

test('so is every failure that keeps a reader from leaving', async ({ page }) => {
  await beOnline(page)
  await page.clock.install()
  await page.goto('/articles/sign-in')
  const backToArticle = async () => {
    await page.goBack()
    await expect(again(page)).toBeVisible()
    // A new window, as it were: the portal counts a tab's sign-ins.
    await page.evaluate(() => sessionStorage.removeItem('signpost.sign-ins'))
    // What the troubleshooter has found out by itself counts for half a minute.
    await page.clock.fastForward(31_000)
  }
  const start = async () => {
    if (await again(page).isVisible()) await again(page).click()
    else await startSignIn(page)
  }

  await page.route(discovery, (route) => route.abort())
  await start()
  await meet(page, 'provider-unreachable', 'cannot be reached from your device')
  await backToArticle()

  await page.unroute(discovery)
  await page.route(discovery, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to our Wi-Fi</h1>' }),
  )
  await start()
  await meet(page, 'provider-unreadable', 'answered in its place')
  await backToArticle()

  await page.unroute(discovery)
  const asked = page.waitForRequest(discovery)
  await page.route(discovery, () => {})
  await start()
  await asked
  await page.clock.fastForward(10_000)
  // The page's clock is wrong from here on, as the troubleshooter would find, so nobody follows it.
  await expectFailure(page, 'took too long to answer')
  await expectAccessible(page)
  await page.evaluate(() => sessionStorage.removeItem('signpost.sign-ins'))
  await page.unroute(discovery)

  await page.route(discovery, (route) => route.abort())
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await expect(again(page)).toBeVisible()
    await start()
  }
  await expectFailure(page, 'sent to and fro several times')
  await expectAccessible(page)
})

const browsers: [failure: Failure, words: string, script: () => void][] = [
  [
    'storage-blocked',
    'does not let this portal remember anything',
    () => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
    },
  ],
  [
    'insecure-origin',
    'opened over an insecure connection',
    () => Object.defineProperty(window, 'isSecureContext', { value: false }),
  ],
]
test('so is every failure of the browser itself', async ({ browser }) => {
  for (const [failure, words, script] of browsers) {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
    await page.addInitScript(script)
    await page.goto('/')
    await startSignIn(page)
    await meet(page, failure, words)
  }
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  await page.clock.setFixedTime(Date.now() - 86_400_000)
  await page.goto('/')
  await startSignIn(page)
  await chooseAccount(page, 'member@example.com')
  await meet(page, 'clock-wrong', 'clock seems to be wrong')

  await page.clock.setFixedTime(Date.now())
  await page.goto('/sign-in')
  const leave = page.getByRole('button', { name: 'Continue to Signpost account' })
  await expect(leave).toBeVisible()
  await page.context().setOffline(true)
  await leave.click()
  await expectFailure(page, 'Your device is offline')
  await expectAccessible(page)
})

test('together these are all failures there are', () => {
  const leaving: Failure[] = [
    'provider-unreachable',
    'provider-unreadable',
    'too-slow',
    'offline',
    'too-many-sign-ins',
  ]
  const tried = [...answers, ...browsers].map(([failure]) => failure)
  expect(new Set([...tried, ...leaving, 'email-unverified', 'clock-wrong'])).toEqual(new Set(failures))
})
