import { expect, type Page } from '@playwright/test'
import { type Fault, faultCookie, faultsValue } from '../../mocks/faults.ts'
import { test } from './journey.ts'
import { chooseAccount, expectAccessible, gated, heading, signInAs } from './steps.ts'
import { again, beOnline, expectFailure, followToStep, startSignIn } from './trouble.ts'

/** What goes wrong from the next request on. */
const ask = (page: Page, ...faults: Fault[]) =>
  page
    .context()
    .addCookies([
      { name: faultCookie, value: faultsValue(faults), domain: 'localhost', path: '/', sameSite: 'Lax' },
    ])
/** The portal counts how often a tab starts; a person would have taken longer. */
const forgetStarts = (page: Page) => page.evaluate(() => sessionStorage.removeItem('signpost.sign-ins'))
const asks = (page: Page, path: string) => {
  const counted = { requests: 0 }
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path && !request.serviceWorker()) counted.requests += 1
  })
  return counted
}

test.beforeEach(({ page }) => beOnline(page))

test('fault 3: a provider that answers late, wrongly or for another is named within ten seconds', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto('/articles/sign-in')
  await expect(heading(page, 'Sign in')).toBeVisible()
  const tries: [fault: Fault, words: string][] = [
    ['provider-500', 'had a problem of its own'],
    ['provider-cors-off', 'do not understand each other'],
    ['provider-html', 'answered in its place'],
    ['discovery-wrong-issuer', 'do not understand each other'],
  ]
  await ask(page, 'provider-down')
  await startSignIn(page)
  await expectFailure(page, 'cannot be reached from your device')
  for (const [fault, words] of tries) {
    await forgetStarts(page)
    await ask(page, fault)
    await again(page).click()
    await expectFailure(page, words)
  }
  await expectAccessible(page)
  await followToStep(page, 'set-up-wrong')
  await page.goBack()

  await forgetStarts(page)
  await ask(page, 'provider-slow')
  const asked = page.waitForRequest(/openid-configuration/)
  await again(page).click()
  await asked
  await page.clock.fastForward(10_000)
  await expectFailure(page, 'took too long to answer')
})

test('a token that holds anything wrong is never used, and says what to do', async ({ page }) => {
  await page.goto('/')
  await startSignIn(page)
  await ask(page, 'id-token-wrong-iss')
  await chooseAccount(page, 'member@example.com')
  await expectFailure(page, 'did not pass the portal’s checks')
  await followToStep(page, 'token-refused')
  await page.goBack()
  const tries: [fault: Fault, words: string][] = [
    ['token-invalid_grant', 'its one-time code is no longer good'],
    ['id-token-alg-none', 'did not pass the portal’s checks'],
    ['id-token-missing', 'do not understand each other'],
    ['provider-clock-10-minutes-ahead', 'clock seems to be wrong'],
    ['answer-interaction_required', 'wants to ask you something'],
    ['provider-clock-1-day-behind', 'clock seems to be wrong'],
  ]
  for (const [fault, words] of tries) {
    await forgetStarts(page)
    await ask(page, fault)
    await again(page).click()
    await expectFailure(page, words)
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  }
  await followToStep(page, 'clock-wrong')
})

test('fault 10: an API and a provider whose clocks differ refuse each other once, not for ever', async ({
  page,
}) => {
  const renewals = asks(page, '/idp/token')
  await page.goto(gated.path)
  // Half a minute is put up with.
  await ask(page, 'provider-clock-30-seconds-ahead')
  await signInAs(page, 'member@example.com')
  await expect(page.getByRole('article').locator('.prose')).toBeVisible()
  expect(renewals.requests).toBe(1)

  for (const fault of ['api-clock-10-minutes-ahead', 'api-clock-1-day-behind'] as const) {
    await ask(page, fault)
    const before = renewals.requests
    await page.getByRole('banner').locator('summary').click()
    await page.getByRole('link', { name: 'My access' }).click()
    await expect(page.getByText('You have been signed out. What you are reading stays')).toBeVisible()
    // A new token, which is refused as well, and no more.
    expect(renewals.requests - before).toBe(1)
    // The portal has found out by itself whose clock it is that differs.
    await followToStep(page, 'clock-wrong', 'Find out why')
    await ask(page)
    await page.goto(gated.path)
    await startSignIn(page)
    await expect(page.getByRole('article').locator('.prose')).toBeVisible()
  }
})

test('a provider that gives less than it was asked for is lived with', async ({ page }) => {
  await page.goto(gated.path)
  await ask(page, 'rights-left-out', 'refresh-token-missing', 'discovery-no-sign-out', 'scope-narrower')
  await signInAs(page, 'member@example.com')
  await expect(page.getByText('more groups than the account service passes on')).toBeVisible()
  await expectAccessible(page)

  // Signing out ends here, and says no more than that.
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page, 'You are signed out')).toBeVisible()
  await expect(page.getByText('You may still be signed in to Signpost account')).toBeVisible()
})
