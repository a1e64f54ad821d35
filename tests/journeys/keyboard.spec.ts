import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { expectAccessible, heading } from './steps.ts'

test.use({ viewport: { width: 320, height: 640 } })

/** Tab until the element with this name has the focus, as a person would. */
async function tabTo(page: Page, role: 'link' | 'button' | 'radio', name: string | RegExp) {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never reaches the ${role} ${String(name)}`)
}

const expectNoSidewaysScroll = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

test('by keyboard alone, 320 pixels wide: from the first page through the troubleshooter, in, and to a rating', async ({
  page,
}) => {
  await page.goto('/')
  await expect(heading(page, 'What do you need?')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await tabTo(page, 'link', /^I cannot sign in/)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Problems signing in')).toBeFocused()
  await tabTo(page, 'link', 'Start')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'What happens when you try to sign in?')).toBeFocused()
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Reset your password')).toBeFocused()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)

  await page.goto('/articles/sign-in')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await tabTo(page, 'link', 'Sign in')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await tabTo(page, 'button', /member@example\.com/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/articles\/sign-in$/)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  await tabTo(page, 'radio', '1 – did not help')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await tabTo(page, 'button', 'Send rating')
  await page.keyboard.press('Enter')
  await expect(page.getByText('You rated 4 – helped a lot')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/articles')
  await expect(heading(page, 'All articles')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
