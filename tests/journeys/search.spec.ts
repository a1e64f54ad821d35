import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { expectAccessible, heading } from './steps.ts'

const box = (page: Page) =>
  page.getByRole('banner').getByLabel('Search the portal').and(page.locator('input'))

const expectNoSidewaysScroll = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

/** By keyboard alone, from wherever the focus is. */
async function lookFor(page: Page, words: string) {
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type(words)
}

test('a reader finds by keyboard what they misspell, the section in it, what is locked, and a way on from nothing', async ({
  page,
}) => {
  await page.goto('/articles')
  await expect(heading(page, 'All articles')).toBeVisible()

  await test.step('suggestions lead to the list of everything, and the list to the page', async () => {
    await lookFor(page, 'pasword')
    await expect(page.getByRole('option', { name: /Reset your password/ }).first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expectAccessible(page)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Results for “pasword”')).toBeFocused()
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
  })

  await test.step('a section of it is shown where it begins, and going back finds the list as it was', async () => {
    const section = page.locator('main a[href^="/articles/reset-your-password#"]').first()
    const place = new URL((await section.getAttribute('href')) ?? '', page.url()).hash
    await section.click()
    await expect(heading(page, 'Reset your password')).toBeVisible()
    await expect(page.locator(`h2${place}, h3${place}`)).toBeInViewport()
    await page.goBack()
    await expect(heading(page, 'Results for “pasword”')).toBeVisible()
    await expect(box(page)).toHaveValue('pasword')
  })

  await test.step('what is locked says why, and how to open it', async () => {
    await lookFor(page, 'back up')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Results for “back up”')).toBeFocused()
    const locked = page.getByRole('listitem').filter({ hasText: 'Back up and restore' }).first()
    await expect(locked).toContainText('Locked. You are not signed in')
    await expect(page.getByRole('link', { name: /^Sign in to find out/ })).toBeVisible()
  })

  await test.step('nothing found leads on, on a narrow screen, too', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await expectNoSidewaysScroll(page)
    await lookFor(page, `zzqx ${'Rechtsschutzversicherungsgesellschaften'.repeat(4)}`)
    await expect(page.getByRole('banner').getByRole('option')).toHaveCount(1)
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Nothing was found' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('main').getByRole('link', { name: 'Look through all articles' }).click()
    await expect(heading(page, 'All articles')).toBeFocused()
    // Here the box is a lens, and opens when it is gone to.
    await page.keyboard.press('/')
    await expect(box(page)).toBeFocused()
    await expectNoSidewaysScroll(page)
  })
})
