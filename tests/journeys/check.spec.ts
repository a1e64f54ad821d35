import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { chooseAccount, expectAccessible, heading } from './steps.ts'

const stop = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) })
const allFine = 'Everything that could be checked is fine'

test('whoever cannot sign in has everything checked, on a phone and on a desk, in the dark, too', async ({
  page,
}) => {
  await test.step('all is fine, and each check says what it saw', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/sign-in')
    await page.getByRole('main').getByRole('link', { name: 'Check my sign-in' }).click()
    await expect(heading(page, 'Check my sign-in')).toBeFocused()
    await expect(page.getByText(allFine).first()).toBeVisible()
    await expect(stop(page, 'This address')).toContainText('The account service knows this address')
    await expect(stop(page, 'Its answers to this page')).toContainText('Fine')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(page)
  })

  await test.step('with a session, the rights are looked at as well', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await chooseAccount(page, 'no-organisation@example.com')
    await expect(page.getByText('1 check has found something to look at').first()).toBeVisible()
    await expect(stop(page, 'Your rights')).toContainText('you are in no organisation')
  })

  await test.step('a network that answers in place of both, and a browser that keeps nothing', async () => {
    const welcome = { contentType: 'text/html', body: '<p>Welcome to our Wi-Fi</p>' }
    await page.route('**/idp/.well-known/**', (route) => route.fulfill(welcome))
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      }
    })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/check')
    await expect(page.getByText(/\d checks have found something that stops you/).first()).toBeVisible()
    await expect(stop(page, 'Site data')).toContainText('Not working')
    await expect(stop(page, 'Its description')).toContainText('answered in place of the account service')
    await expect(stop(page, 'Its keys')).toContainText('Cannot be told')
    await page.getByText('Report for whoever helps you').click()
    await expect(page.getByText(/^Check my sign-in\s+Time:/)).not.toContainText('@')
    await expectAccessible(page)
  })

  await test.step('and is led to the step that helps, with what was checked on the trail', async () => {
    await page.getByRole('link', { name: 'What helps: Site data' }).click()
    await expect(heading(page, 'Allow site data for Signpost')).toBeVisible()
    await expect(page.getByText('Your browser refuses to keep site data')).toBeVisible()
  })
})
