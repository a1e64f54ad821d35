import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { startOwnPortal } from './own-portal.ts'
import { answer, expectAccessible, gated, heading, readOn, signInAs, stay } from './steps.ts'

const read = { path: '/articles/reset-your-password', title: 'Reset your password' }

/** On a machine without a network but its own, the browser would call the reader offline. */
test.beforeEach(({ context }) =>
  context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true })),
)
const serverAway = (page: Page) => page.getByText('The portal’s server does not answer at the moment.')

test.describe('with the worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('with a server that has gone, what was read and the troubleshooter are there, and it is said', async ({
    page,
  }) => {
    const portal = await startOwnPortal()
    await page.goto(portal.origin + read.path)
    await stay(page)
    for (const path of [`/api${read.path}`, '/config.json', '/api/articles'])
      await expect
        .poll(() => page.evaluate(async (kept) => Boolean(await caches.match(kept)), portal.origin + path))
        .toBe(true)
    await portal.stop()

    await page.reload()
    await expect(heading(page, read.title)).toBeVisible()
    await expect(serverAway(page)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('banner').getByRole('link', { name: 'Troubleshooter' }).click()
    await page.getByRole('link', { name: 'Start' }).click()
    await answer(page, 'I forgot my password')
    await expect(heading(page, read.title)).toBeVisible()
    await expect(serverAway(page)).toBeVisible()

    await test.step('a sign-in that cannot begin says so', async () => {
      await page.goto(`${portal.origin}/sign-in`)
      await page.getByRole('button', { name: /^Continue to/ }).click()
      await expect(heading(page, 'You are not signed in yet')).toBeVisible()
    })

    await test.step('trying again helps once the server is back', async () => {
      await page.goto(portal.origin + read.path)
      await expect(serverAway(page)).toBeVisible()
      await portal.start()
      // The page may have asked again by itself just now, and the button be gone.
      await expect(async () => {
        const tryAgain = page.getByRole('button', { name: 'Try again' }).first()
        if (await tryAgain.isVisible()) await tryAgain.click({ timeout: 1000 })
        await expect(serverAway(page)).toBeHidden({ timeout: 2000 })
      }).toPass()
      await expect(page.getByText('How much did this article help?')).toBeVisible()
    })
    await portal.end()
  })
})

test('an article whose feedback does not come is read on, and says so in its place', async ({ page }) => {
  await page.route('**/assets/feedback-*.js', (route) => route.abort('connectionrefused'))
  await page.route('**/sw.js', (route) => route.abort('connectionrefused'))
  await page.goto(read.path)
  await readOn(page)
  await expect(page.getByText('Rating and comments could not be loaded.')).toBeVisible()
  await expect(heading(page, read.title)).toBeVisible()
})

test('with an identity provider that is away, a signed-in reader has what is public, and no false lock', async ({
  page,
}) => {
  await page.goto('/')
  await signInAs(page, 'member@example.com')
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('signpost.session') ?? '{}')
    localStorage.setItem(
      'signpost.session',
      JSON.stringify({ ...kept, tokens: { ...kept.tokens, expiresAt: Date.now() - 1000 } }),
    )
  })
  await page.route('**/idp/**', (route) => route.abort('connectionrefused'))
  await page.goto(read.path)
  await expect(heading(page, read.title)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Your sign-in cannot be confirmed at the moment')).toBeVisible()
  await expectAccessible(page)
  await page.goto(gated.path)
  await expect(heading(page, 'This page could not be shown')).toBeVisible({ timeout: 30_000 })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.reload()
  await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
})
