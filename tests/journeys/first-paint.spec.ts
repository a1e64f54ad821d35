import { expect, type Page } from '@playwright/test'
import { test, untilTakenOver } from './journey.ts'
import { chooseAccount, gated, heading } from './steps.ts'

/** In bytes, with everything that travels before the reader does anything, headers included: 125 KiB. */
const budget = 128_000

const pages = [
  ['/', 'What do you need?'],
  ['/articles', 'All articles'],
  ['/articles/reset-your-password', 'Reset your password'],
  [gated.path, 'Back up and restore'],
  ['/topics/account', 'Your account'],
] as const

/** Their links and forms do without the portal until somebody uses them. */
const pagesAtRest = [
  ['/search', 'Search'],
  ['/search?q=forgot+password', /^Results for/],
  ['/troubleshooters/sign-in', 'Problems signing in'],
  ['/troubleshooters/sign-in/what-happens', 'What happens when you try to sign in?'],
] as const

test.use({ viewport: { width: 412, height: 823 }, untouched: true })

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

/** Whether React has gone on from what the server drew. */
const isTakenOver = (page: Page) =>
  page.evaluate(() =>
    Object.keys(document.querySelector('h1') ?? {})
      .join()
      .includes('__reactFiber'),
  )

/** Opens a page, and counts what it asks for until it asks for nothing more. */
async function arrive(page: Page, path: string, title: string | RegExp) {
  const asked: string[] = []
  let bytes = 0
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(path)
  await expect(heading(page, title)).toBeVisible()
  return { asked, bytes: () => bytes }
}

for (const [path, title] of pagesAtRest)
  test(`${path} is there at once, and waits for whoever uses it`, async ({ page }) => {
    const { asked, bytes } = await arrive(page, path, title)
    await page.waitForLoadState('networkidle')
    expect(asked.filter((other) => /\.(?:js|css|woff2)$/.test(other) || other.startsWith('/api/'))).toEqual(
      [],
    )
    expect(await isTakenOver(page)).toBe(false)
    expect(await shift(page)).toBe(0)
    expect(bytes()).toBeGreaterThan(5000)
    await page.mouse.move(100, 100)
    await expect.poll(() => isTakenOver(page)).toBe(true)
    expect(await shift(page)).toBe(0)
  })

for (const [path, title] of pages) {
  test(`${path} is there at once, asks for nothing twice, moves nothing, and is light`, async ({ page }) => {
    const { asked, bytes } = await arrive(page, path, title)
    await expect.poll(() => isTakenOver(page)).toBe(true)
    await page.waitForLoadState('networkidle')
    expect(asked.filter((other) => other.startsWith('/api/') || other === '/config.json')).toEqual([])
    expect(asked.filter((other) => other.endsWith('.css'))).toEqual([])
    expect(await shift(page)).toBe(0)
    expect(bytes()).toBeGreaterThan(50_000)
    expect(bytes()).toBeLessThanOrEqual(budget)
  })
}

test('a page loads no script before something of it is seen', async ({ page }) => {
  await page.goto('/articles/reset-your-password')
  await expect.poll(() => isTakenOver(page)).toBe(true)
  const { seen, scripts } = await page.evaluate(() => ({
    seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    scripts: performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ startTime }) => startTime),
  }))
  expect(seen).toBeGreaterThan(0)
  expect(Math.min(...scripts)).toBeGreaterThanOrEqual(seen)
})

test('a troubleshooter that is used brings all its steps at once, and no page is loaded from there', async ({
  page,
}) => {
  const [path, title] = pagesAtRest[3]
  const { asked } = await arrive(page, path, title)
  await page.mouse.move(100, 100)
  await expect.poll(() => isTakenOver(page)).toBe(true)
  expect(asked.filter((other) => other.startsWith('/api/'))).toEqual(['/api/troubleshooters/sign-in'])
  await page.waitForLoadState('networkidle')
  const before = asked.length
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, title)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(asked.slice(before).filter((other) => /troubleshooters\//.test(other))).toEqual([])
})

test('a step that is gone to slides out of the line, and the one that was loaded stands', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(() => {
    addEventListener('animationstart', ({ animationName }) => {
      document.documentElement.dataset['moved'] = animationName
    })
  })
  await page.goto('/troubleshooters/sign-in/what-happens')
  await page.getByLabel('I forgot my password').check()
  await untilTakenOver(page)
  const moved = page.locator('[data-moved*="arrive"]')
  await expect(moved).toHaveCount(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'Reset your password')).toBeVisible()
  await expect(moved).toHaveCount(1)
})

test('whoever answers before the portal is there gets the next page all the same', async ({ page }) => {
  const [path, title] = pagesAtRest[3]
  // Not a byte of the portal comes.
  await page.route('**/assets/*.js', () => undefined)
  await page.goto(path)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/[?&]what-happens=/)
  await expect(heading(page, title)).toBeHidden()
})

for (const path of ['/', '/search', '/troubleshooters/sign-in'])
  test(`at ${path}, / leads to the search box before the portal is there, unless single keys are off`, async ({
    page,
  }) => {
    await page.route('**/assets/*.js', () => undefined)
    await page.goto(path)
    await page.keyboard.press('/')
    await page.keyboard.type('mail/')
    const box = page.getByRole('textbox', { name: 'Search the portal' })
    await expect(box).toBeFocused()
    await expect(box).toHaveValue('mail/')
    await page.evaluate(() => localStorage.setItem('signpost.single-keys', 'off'))
    await page.reload()
    await page.keyboard.press('/')
    await expect(box).not.toBeFocused()
  })

test('what is typed into the box before the portal is there is suggested for once it is', async ({
  page,
}) => {
  await page.goto('/search')
  await page.keyboard.press('/')
  await page.keyboard.type('forgot')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Search the portal' })).toHaveValue('forgot')
})

test('whoever presses Sign in before the portal is there is led on to the account, and back to where they were', async ({
  page,
}) => {
  // The portal comes to the page that the link leads to, and no earlier.
  await page.route('**/assets/*.js', (route) =>
    page.url().endsWith(gated.path) ? undefined : route.continue(),
  )
  await page.goto(gated.path)
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/idp\//)
  await page.unrouteAll()
  await chooseAccount(page, 'member@example.com')
  await expect(page).toHaveURL(gated.path)
  await expect(page.getByRole('banner').locator('summary')).toBeVisible()
})

test('the font comes once the reader stays, and shows from the next page on', async ({ page }) => {
  const font = () =>
    page.evaluate(() => getComputedStyle(document.body).fontFamily.split(',')[0]?.replaceAll('"', ''))
  const isThere = () => page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))
  const { asked } = await arrive(page, '/articles/reset-your-password', 'Reset your password')
  await expect.poll(() => isTakenOver(page)).toBe(true)
  expect(asked.filter((other) => other.endsWith('.woff2'))).toEqual([])
  await page.mouse.move(100, 100)
  await expect.poll(isThere).toBe(true)
  expect(await font()).toBe('Atkinson fallback')
  await page.getByRole('banner').getByRole('link', { name: 'Articles' }).click()
  await expect(heading(page, 'All articles')).toBeVisible()
  expect(await font()).toBe('Atkinson Hyperlegible Next Variable')
  await page.goto('/search')
  expect(await font()).toBe('Atkinson Hyperlegible Next Variable')
})

test('the steps of a troubleshooter go on in the font of the first', async ({ page }) => {
  await page.goto('/troubleshooters/sign-in/what-happens')
  await page.getByLabel('I forgot my password').check()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('signpost.font'))).toBe('there')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'Reset your password')).toBeFocused()
  await expect(page.locator('html[data-font]')).toHaveCount(0)
  await page.getByRole('banner').getByRole('link', { name: 'Articles' }).click()
  await expect(page.locator('html[data-font]')).toHaveCount(1)
})

test('who points at a link has its page before following it, and the player of a video', async ({ page }) => {
  await page.goto('/articles/reset-your-password')
  await expect.poll(() => isTakenOver(page)).toBe(true)
  const address = '/articles/video-reset-your-password'
  const link = page.getByRole('main').locator(`a[href="${address}"]`).first()
  const come = (path: RegExp) =>
    page.waitForResponse((response) => path.test(new URL(response.url()).pathname))
  const fetched = Promise.all([come(new RegExp(`^/api${address}$`)), come(/^\/assets\/video-.*\.js$/)])
  await link.hover()
  await fetched
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await link.click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(asked.filter((path) => path === `/api${address}` || path.endsWith('.js'))).toEqual([])
})
