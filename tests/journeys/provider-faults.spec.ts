import { expect, type Page, type Route } from '@playwright/test'
import { test } from './journey.ts'
import { chooseAccount, expectAccessible, gated, heading, signInAs } from './steps.ts'
import {
  again,
  beOnline,
  countRequests,
  discovery,
  expectFailure,
  followToStep,
  myAccess,
  startSignIn,
  tokenEndpoint,
} from './trouble.ts'

test.beforeEach(({ page }) => beOnline(page))

const member = 'member@example.com'
const article = { path: '/articles/sign-in', title: 'Sign in' }
const comment = 'The fourth step did not work for me.'
const publicOnly = 'Your sign-in cannot be confirmed at the moment'
const ended = 'You have been signed out. What you are reading stays'
const invalidGrant = (route: Route) =>
  route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' })
const refusedToken = (route: Route) =>
  route.fulfill({
    status: 401,
    contentType: 'application/problem+json',
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    body: '{"type":"about:blank","title":"x","status":401,"code":"invalid_token"}',
  })
const commentField = (page: Page) => page.getByRole('textbox', { name: 'Your comment' })
const writeComment = async (page: Page) => {
  await page.getByRole('button', { name: 'Write a comment' }).click()
  await commentField(page).fill(comment)
}
test('fault 1: a provider that is down at the start takes nothing but the sign-in away', async ({ page }) => {
  const asked = await countRequests(page, discovery, (route) => route.abort())
  await page.goto(article.path)
  await expect(heading(page, article.title)).toBeVisible()
  expect(asked.requests).toBe(0)

  await startSignIn(page)
  await expectFailure(page, 'cannot be reached from your device')
  // One request, and one that looks whether anything answers at all: nobody asks again by themselves.
  expect(asked.requests).toBe(2)
  await expect(heading(page, 'You are not signed in yet')).toBeFocused()
  await page.getByRole('link', { name: 'Go back without signing in' }).click()
  await expect(heading(page, article.title)).toBeVisible()

  await page.goBack()
  await followToStep(page, 'provider-unreachable')
  await page.goBack()
  await page.unroute(discovery)
  await again(page).focus()
  await page.keyboard.press('Enter')
  await chooseAccount(page, member)
  await expect(page).toHaveURL(article.path)
  await expect(page.getByRole('banner').locator('summary')).toBeVisible()
})

test('fault 2: a provider that is down at a renewal leaves the reader what is there, and is asked seldom', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(gated.path)
  await signInAs(page, member)
  const body = page.getByRole('article').locator('.prose')
  await expect(body).toBeVisible()

  const asked = await countRequests(page, tokenEndpoint, (route) => route.abort())
  // Less than 30 seconds of life are left: the next question renews first, fails, and goes on with what it has.
  await page.clock.fastForward('04:40')
  await myAccess(page)
  await expect(heading(page, 'My access')).toBeVisible()
  await expect(page.getByRole('table')).toBeVisible()
  expect(asked.requests).toBeGreaterThan(0)
  await page.goBack()
  await expect(body).toBeVisible()

  // For a minute, whatever the reader does; some of it after the token has run out.
  const before = asked.requests
  for (let step = 0; step < 12; step += 1) {
    await page.clock.fastForward(5000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  }
  expect(asked.requests - before).toBeLessThanOrEqual(12)
  await expect(body).toBeVisible()
  await expect(page.getByText(ended)).toBeHidden()
  // Asking on brings one notice, not one for each question, and what is public.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Articles' }).click()
  await expect(heading(page, 'All articles')).toBeVisible()
  await expect(page.getByText(publicOnly)).toHaveCount(1)

  await page.unroute(tokenEndpoint)
  await page.clock.fastForward(31_000)
  await myAccess(page)
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page.getByText(ended)).toBeHidden()
})

test('fault 4: whoever cancels, or is sent back, goes on from where they were', async ({ page, baseURL }) => {
  await page.goto(gated.path)
  await startSignIn(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expectFailure(page, 'was stopped before it was finished')
  expect(new URL(page.url()).search).toBe('')
  // A reload says the same: what went wrong is not hidden behind "already used".
  await page.reload()
  await expectFailure(page, 'was stopped before it was finished')
  await again(page).click()
  await chooseAccount(page, member)
  await expect(page).toHaveURL(gated.path)
  await expect(page.getByRole('article').locator('.prose')).toBeVisible()

  // Signed in already, a stranger's link to an error changes nothing.
  await page.goto(`/auth/callback?error=login_required&state=x&iss=${baseURL}/idp`)
  await expect(page.getByRole('banner').locator('summary')).toBeVisible()
})

test('fault 8: a token that runs out is renewed once, unseen, and the question asked once more', async ({
  page,
}) => {
  await page.goto(gated.path)
  await signInAs(page, member)
  await expect(heading(page, /./)).toBeVisible()
  const renewals = await countRequests(page, tokenEndpoint)
  const once = (url: string) => {
    let refused = false
    return countRequests(page, url, (route) => {
      if (refused) return route.continue()
      refused = true
      return refusedToken(route)
    })
  }

  const reading = await once('**/api/me/access')
  await myAccess(page)
  await expect(page.getByRole('table')).toBeVisible()
  // The account menu has asked before, so the table may stand while the page asks again.
  await expect.poll(() => [reading.requests, renewals.requests]).toEqual([2, 1])

  await page.goBack()
  const writing = await once('**/comments')
  await writeComment(page)
  await page.getByRole('button', { name: 'Send comment' }).click()
  await expect(page.getByText('Your comment is with the editors')).toBeVisible()
  expect([writing.requests, renewals.requests]).toEqual([2, 2])
})

test('fault 8: where nothing renews it, the text is kept until the reader is back', async ({ page }) => {
  await page.goto(article.path)
  await signInAs(page, member)
  await writeComment(page)
  await page.route(tokenEndpoint, invalidGrant)
  await page.route('**/comments', refusedToken)
  await page.getByRole('button', { name: 'Send comment' }).click()
  await expect(page.getByText(ended)).toBeVisible()
  await expect(commentField(page)).toHaveValue(comment)
  await expectAccessible(page)

  await page.unroute(tokenEndpoint)
  await page.unroute('**/comments')
  await page.getByRole('main').getByRole('button', { name: 'Sign in again' }).click()
  await expect(page).toHaveURL(article.path)
  await expect(page.getByText(ended)).toBeHidden()
  await expect(commentField(page)).toHaveValue(comment)
  await page.getByRole('button', { name: 'Send comment' }).click()
  await expect(page.getByText('Your comment is with the editors')).toBeVisible()
})
