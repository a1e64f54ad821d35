import { expect } from '@playwright/test'
import { test, untilTakenOver } from './journey.ts'
import { gated, signInAs } from './steps.ts'

test.use({ untouched: true })

for (const [path, words] of [
  ['/articles', 'Members of organisations'],
  [gated.path, 'Sign in to read this'],
] as const)
  test(`at ${path}, what is drawn for strangers is gone by the time a signed-in reader is shown everything`, async ({
    page,
  }) => {
    await page.goto(path)
    await expect(page.getByText(words)).toBeVisible()
    await untilTakenOver(page)
    await signInAs(page, 'member@example.com')
    await page.addInitScript(() => {
      const look = () => {
        const { dataset } = document.documentElement
        if (!('known' in dataset) && document.querySelector('main'))
          dataset['shown'] ??= document.body.innerText
      }
      new MutationObserver(look).observe(document, { attributeFilter: ['data-known'], subtree: true })
    })
    await page.goto(path)
    const shown = page.locator('html[data-shown]')
    await expect(shown).toBeAttached()
    expect(await shown.getAttribute('data-shown')).toContain('Mira Lund')
    expect(await shown.getAttribute('data-shown')).not.toContain(words)
  })

test('a signed-in reader is not told that an article is locked before the portal has looked', async ({
  page,
}) => {
  await page.goto('/')
  await untilTakenOver(page)
  await signInAs(page, 'member@example.com')
  const { promise: release, resolve } = Promise.withResolvers<void>()
  await page.route(`**/api${gated.path}`, async (route) => {
    await release
    await route.continue()
  })
  await page.goto(gated.path)
  await expect(page.getByText('Checking your access…')).toBeVisible()
  await expect(page.getByText('Sign in to read this')).toBeHidden()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeHidden()
  resolve()
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(page.getByText('Checking your access…')).toBeHidden()
})
