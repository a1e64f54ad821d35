import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { answer, gated, heading } from './steps.ts'

test.use({ javaScriptEnabled: false })

test('without JavaScript, articles are found, filtered, searched for and read', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Members of organisations with a maintenance agreement')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Do not show this again' })).toBeHidden()
  await page.getByRole('navigation').getByRole('link', { name: 'Articles' }).click()
  await expect(heading(page, 'All articles')).toBeVisible()
  await page.getByLabel('Kind').selectOption('Support articles')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/kind=support-article/)
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()

  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Search' }))
    .first()
    .fill('forgot password')
  await page.keyboard.press('Enter')
  await expect(heading(page, /^Results for/)).toBeVisible()
  await page.getByRole('main').locator('a[href="/articles/reset-your-password"]').first().click()
  await expect(heading(page, 'Reset your password')).toBeVisible()
  // Where a browser is told by a debugger to run no script, it takes `noscript` for text nobody sees.
  expect(await page.content()).toContain('Rating this page and writing to its editors need JavaScript.')
  await expect(page.getByRole('heading', { name: 'On this page' })).toBeVisible()
})

test('without JavaScript, a locked article says what it is, and signing in what it needs', async ({
  page,
}) => {
  await page.goto(gated.path)
  await expect(heading(page, 'Back up and restore')).toBeVisible()
  await expect(page.getByText('Sign in to read this')).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await page.content()).toContain('This page needs JavaScript')
})

test('without JavaScript, the troubleshooter is walked: asked, led on, back, changed, and summed up', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'I cannot sign in' }).click()
  await page.getByRole('link', { name: 'Start with the first question' }).click()
  const first = heading(page, 'What happens when you try to sign in?')
  await expect(first).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('link', { name: 'Choose the answer that fits best' })).toBeVisible()
  await answer(page, 'I forgot my password')
  await expect(heading(page, 'Reset your password')).toBeVisible()
  await expect(page).toHaveURL(/\/reset-password\?.*what-happens=forgot/)
  await expect(page.getByRole('link', { name: 'Reset my password' })).toHaveAttribute(
    'href',
    /forgot-password/,
  )

  await page.getByRole('link', { name: 'Back' }).click()
  await expect(first).toBeVisible()
  await expect(page.getByRole('radio', { name: 'I forgot my password' })).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'No, not yet' }).click()
  await expect(page.getByText('Did not help')).toBeVisible()
  await page.getByRole('link', { name: 'Change' }).first().click()
  await expect(first).toBeVisible()

  await page.goto('/troubleshooters/sign-in/hand-over?what-happens=forgot')
  await expect(heading(page, 'A summary for somebody who can help')).toBeVisible()
  await expect(page.getByText('What happens when you try to sign in? I forgot my password')).toBeVisible()
})

test('without JavaScript, what the portal would check is asked', async ({ page }) => {
  await page.goto('/troubleshooters/sign-in?enter=portal-unreachable')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
