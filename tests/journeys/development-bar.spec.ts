import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { answer, expectAccessible, gated, heading } from './steps.ts'

test.use({ viewport: { width: 320, height: 640 } })

test('whoever develops switches account and fault with a bar at the end of the page', async ({ page }) => {
  await page.goto(gated.path)
  await expect(page.getByRole('heading', { name: 'Sign in to read this' })).toBeVisible()
  const bar = page.getByRole('complementary', { name: 'Development' })
  await expect(bar.getByRole('combobox', { name: 'Account' })).toBeHidden()
  await bar.getByText('Development', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  const account = bar.getByRole('combobox', { name: 'Account' })
  const change = bar.getByRole('button', { name: 'Switch account' })
  await account.selectOption('expired@example.com')
  await change.click()
  await expect(page.getByText('Esi Mensah')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Borealis Steelworks')
  await account.selectOption('member@example.com')
  await change.click()
  await expect(page.getByText('Mira Lund')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { name: /locked/ })).toBeHidden()

  await bar.getByRole('combobox', { name: 'What the API does wrong' }).selectOption('api-html')
  await page.goto('/access')
  await expect(heading(page, 'This page could not be shown')).toBeVisible()
  // The state of the bar is kept, and it says what is wrong while it is closed, too.
  await expect(bar.getByText('Development: api-html')).toBeVisible()
  await bar.getByRole('combobox', { name: 'What the API does wrong' }).selectOption('')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'My access')).toBeVisible()

  await account.selectOption('')
  await change.click()
  await expect(heading(page, 'You are signed out')).toBeVisible()

  // The troubleshooter, as it stands in the content now.
  await page.getByRole('banner').getByRole('link', { name: 'Troubleshooter' }).click()
  await expect(heading(page, 'Problems signing in')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Start' }).click()
  await answer(page, 'I am signed in, but something is locked')
  await expect(heading(page, 'Sign in first')).toBeVisible()
})
