import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { gated, heading, signInAs } from './steps.ts'

/** In bytes, with everything that travels before the reader does anything, headers included: 125 KiB. */
const budget = 128_000

/** A troubleshooter brings all its steps along, so that none is waited for; a search, the means to narrow it. */
const pages = [
  ['/', 'What do you need?', budget],
  ['/articles', 'All articles', budget],
  ['/articles/reset-your-password', 'Reset your password', budget],
  [gated.path, 'Back up and restore', budget],
  ['/topics/account', 'Your account', budget],
  ['/search?q=forgot+password', /^Results for/, 140_000],
  ['/troubleshooters/sign-in', 'Problems signing in', 153_000],
  ['/troubleshooters/sign-in/what-happens', 'What happens when you try to sign in?', 153_000],
] as const

test.use({ viewport: { width: 412, height: 823 } })

/** How far things moved that were not asked to, as browsers count it. */
const shift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const add = (entries: PerformanceEntry[]) =>
          entries.forEach((entry) => (sum += (entry as PerformanceEntry & { value: number }).value))
        const observer = new PerformanceObserver((list) => add(list.getEntries()))
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 0)
      }),
  )

for (const [path, title, most] of pages) {
  test(`${path} is there at once, asks for nothing twice, moves nothing, and is light`, async ({ page }) => {
    const asked: string[] = []
    let bytes = 0
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Network.enable')
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(path)
    await expect(heading(page, title)).toBeVisible()
    // React has gone on from what the server drew.
    await expect
      .poll(() => page.evaluate(() => Object.keys(document.querySelector('h1') ?? {}).join()))
      .toContain('__reactFiber')
    await page.waitForLoadState('networkidle')
    expect(asked.filter((other) => other.startsWith('/api/') || other === '/config.json')).toEqual([])
    expect(asked.filter((other) => other.endsWith('.css'))).toEqual([])
    expect(await shift(page)).toBe(0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(most)
  })
}

test('who points at a link has its page before following it', async ({ page }) => {
  await page.goto('/articles/reset-your-password')
  const link = page.getByRole('main').locator('a[href^="/articles/"]').first()
  const address = (await link.getAttribute('href')) ?? ''
  const fetched = page.waitForResponse((response) => new URL(response.url()).pathname === `/api${address}`)
  await link.hover()
  await fetched
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await link.click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(asked.filter((path) => path === `/api${address}`)).toEqual([])
})

test('a signed-in reader is not told that an article is locked before the portal has looked', async ({
  page,
}) => {
  await page.goto('/')
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
