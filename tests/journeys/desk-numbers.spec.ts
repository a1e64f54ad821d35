import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { answer, expectAccessible, heading, newReader, signInAs } from './steps.ts'

test('what readers vote, and where they leave, is what an editor sees', async ({ page, browser }) => {
  const reader = await newReader(browser)
  await reader.goto('/troubleshooters/sign-in/what-happens')
  await answer(reader, 'I forgot my password')
  await expect(heading(reader, 'Reset your password')).toBeVisible()
  // The page is left for good: what it has to say goes out all the same.
  await reader.goto('about:blank')

  await page.goto('/articles/no-mail')
  await page.getByRole('radio', { name: '2 – ' }).check()
  await page.getByRole('button', { name: 'Send rating' }).click()
  // Left before the work for it is done: the next page sends it, whichever that is.
  await page.goto('/articles')
  await page.goto('/articles/no-mail')
  await expect(page.getByText('You rated 2')).toBeVisible()
  await signInAs(page, 'editor@example.com')

  await page.goto('/desk/pages?search=no-mail')
  await expect(heading(page, 'Pages')).toBeVisible()
  await page.locator('summary[aria-label$="why"]').first().click()
  await expectAccessible(page)
  await page.getByRole('rowheader').getByRole('link').click()
  await expect(page.getByRole('img', { name: /over time/ })).toBeVisible()
  await page.getByText('The same as a table').click()
  await expectAccessible(page)

  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Troubleshooters' }).click()
  await page.getByRole('link', { name: 'Problems signing in' }).click()
  await expect(heading(page, /^Ways through/)).toBeVisible()
  await expect(async () => {
    await page.reload()
    await page.getByText('The ways as a table').click()
    const way = page.getByRole('row', { name: /^What happens .* I forgot my password Reset your password/ })
    await expect(way).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expectAccessible(page)
})
