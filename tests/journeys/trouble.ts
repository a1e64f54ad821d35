import { expect, type Page, type Route } from '@playwright/test'
import type { Failure } from '../../contract/failure.ts'
import { stepFor } from '../sign-in-flow.ts'
import { heading } from './steps.ts'

export const failedTitle = 'You are not signed in yet'
export const again = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Start again' })
export const startSignIn = (page: Page) =>
  page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()

/** What a person reads when a sign-in fails: the cause in their words, and nothing technical before it is unfolded. */
export async function expectFailure(page: Page, words: string | RegExp) {
  await expect(heading(page, failedTitle)).toBeVisible()
  await expect(page.getByRole('main').getByText(words)).toBeVisible()
  await expect(page.locator('pre')).toBeHidden()
}

/** The button that leads to the step where the troubleshooter deals with it. */
export async function followToStep(
  page: Page,
  failure: Failure,
  link: string | RegExp = 'Find out what to do',
) {
  await page.getByRole('main').getByRole('link', { name: link }).click()
  await expect(heading(page, stepFor(failure))).toBeFocused()
}

/** A machine without a network, as a test may run on, would be the cause of everything. */
export const beOnline = (page: Page) =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true }))

export const discovery = '**/idp/.well-known/openid-configuration'
export const tokenEndpoint = '**/idp/token'

/** Lets a route through and counts it. */
export async function countRequests(page: Page, url: string, answer = (route: Route) => route.continue()) {
  const counted = { requests: 0 }
  await page.route(url, (route) => {
    counted.requests += 1
    return answer(route)
  })
  return counted
}

/** The address that the provider sent this page back to last, with its code. */
export function watchCallback(page: Page) {
  const seen = { address: '' }
  page.on('request', (request) => {
    if (/\/auth\/callback\?.*code=/.test(request.url())) seen.address = request.url()
  })
  return seen
}

export async function myAccess(page: Page) {
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('banner').getByRole('link', { name: 'My access' }).click()
}
