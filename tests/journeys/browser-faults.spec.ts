import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { chooseAccount, gated, heading, signInAs } from './steps.ts'
import {
  again,
  beOnline,
  countRequests,
  discovery,
  expectFailure,
  followToStep,
  myAccess,
  startSignIn,
  tokenEndpoint,
  watchCallback,
} from './trouble.ts'

test.beforeEach(({ page }) => beOnline(page))

const member = 'member@example.com'
const article = { path: '/articles/sign-in', title: 'Sign in' }
const originOf = (page: Page) => new URL(page.url()).origin

test('fault 5: an answer that was used, kept or lost does no harm, and is never sent twice', async ({
  page,
  browser,
}) => {
  const asked = await countRequests(page, tokenEndpoint)
  const seen = watchCallback(page)
  await page.goto(article.path)
  await signInAs(page, member)
  expect(asked.requests).toBe(1)
  expect(seen.address).toContain('code=')

  // Opened again, from a bookmark or the history: a session is there, so it goes on.
  await page.goto(seen.address)
  await expect(page).toHaveURL(article.path)
  await page.reload()
  await expect(heading(page, article.title)).toBeVisible()
  // In another tab.
  const tab = await page.context().newPage()
  await tab.goto(seen.address)
  await expect(tab.getByRole('banner').locator('summary')).toBeVisible()
  await expect(tab).toHaveURL(/\/articles\/sign-in$|\/$/)
  expect(asked.requests).toBe(1)

  // In another browser, which knows nothing of it.
  const other = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  const others = await countRequests(other, tokenEndpoint)
  await other.goto(seen.address)
  await expectFailure(other, 'This sign-in was already used')
  expect(others.requests).toBe(0)
  await again(other).click()
  await expect(other.getByRole('button', { name: member })).toBeVisible()

  // Everything that was remembered is gone while the reader is at the provider.
  const cleared = await other.context().newPage()
  await cleared.goto('/')
  await cleared.evaluate(() => localStorage.clear())
  await chooseAccount(other, member)
  await expectFailure(other, 'This sign-in was already used')
  await again(other).click()
  await expect(other.getByRole('banner').locator('summary')).toBeVisible()
  expect(others.requests).toBe(1)
})

const minutes = 60_000
const day = 24 * 60 * minutes
test('fault 10: a clock that is wrong is named, or makes no difference', async ({ browser }) => {
  const withClock = async (offset: number) => {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
    const asked = await countRequests(page, tokenEndpoint)
    await page.clock.setFixedTime(Date.now() + offset)
    await page.goto(article.path)
    await startSignIn(page)
    await chooseAccount(page, member)
    return { page, asked }
  }
  // Times are only compared with what the provider wrote: too old they are after an hour, too new at once.
  for (const offset of [30_000, 10 * minutes]) {
    const { page } = await withClock(offset)
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()
    await page.context().close()
  }
  for (const offset of [-10 * minutes, day, -day]) {
    const { page, asked } = await withClock(offset)
    await expectFailure(page, 'clock seems to be wrong')
    expect(asked.requests).toBe(1)
    await followToStep(page, 'clock-wrong')
    await page.context().close()
  }
})

test('fault 11: storage that is blocked, full or emptied costs the sign-in, and says so', async ({
  browser,
}) => {
  const scripts = {
    blocked: () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
    },
    full: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Setting the value exceeded the quota.', 'QuotaExceededError')
      }
    },
    // As a mode that pretends: nothing throws, nothing is kept.
    forgetful: () => {
      Storage.prototype.setItem = () => {}
    },
  }
  for (const script of Object.values(scripts)) {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
    await page.addInitScript(script)
    await page.goto(article.path)
    await expect(heading(page, article.title)).toBeVisible()
    await startSignIn(page)
    await expectFailure(page, 'does not let this portal remember anything')
    await followToStep(page, 'storage-blocked')
    // A deep link works without storage, too.
    await page.goto('/articles')
    await expect(heading(page, 'All articles')).toBeVisible()
    await page.context().close()
  }

  // Emptied while somebody is signed in: nobody is, and nothing breaks.
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  await page.goto(gated.path)
  await signInAs(page, member)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in to read this' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('article').locator('.prose')).toBeVisible()
})

test('fault 12: nothing of a sign-in depends on frames or on cookies of others', async ({ page }) => {
  const frames: string[] = []
  page.on('frameattached', (frame) => frames.push(frame.url()))
  await page.addInitScript(() => {
    HTMLIFrameElement.prototype.setAttribute = () => {
      throw new Error('Frames are blocked')
    }
  })
  // What the portal itself asks of the provider carries no cookie of it, as across sites.
  for (const url of [discovery, tokenEndpoint, '**/idp/jwks'])
    await page.route(url, async (route) => {
      const { cookie: _cookie, ...headers } = await route.request().allHeaders()
      await route.continue({ headers })
    })
  await page.goto(gated.path)
  await signInAs(page, member)
  await myAccess(page)
  await page.getByRole('button', { name: 'Refresh my rights' }).click()
  await expect(page.getByText('Your rights are the same as before')).toBeVisible()
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page, 'You are signed out')).toBeVisible()
  expect(frames).toEqual([])
})

const payloads = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2e%2e',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/\r\n/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/articles/..//evil.example',
  'https:evil.example',
  'http:/evil.example',
  '@evil.example',
  'javascript:alert(document.domain)',
  'JaVaScRiPt:alert(1)//',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'evil.example',
  '/auth/callback?code=1&state=2',
  '/%61uth/callback',
  '/sign-in?returnTo=//evil.example',
]
test('fault 16: whatever a link asks to come back to, the reader stays on the portal', async ({
  page,
  baseURL,
}) => {
  const left: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${baseURL}/`)) left.push(request.url())
  })
  page.on('dialog', (dialog) => {
    left.push(dialog.message())
    void dialog.dismiss()
  })
  // On the way through the provider, and with what is remembered of it changed by somebody.
  await page.goto(`/sign-in?${new URLSearchParams({ returnTo: '//evil.example' })}`)
  await page.getByRole('button', { name: 'Continue to Signpost account' }).click()
  await expect(page.getByRole('button', { name: member })).toBeVisible()
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith('signpost.oidc.'))) {
      const state = JSON.parse(localStorage.getItem(key) ?? '') as { data: { returnTo: string } }
      state.data.returnTo = 'https://evil.example/'
      localStorage.setItem(key, JSON.stringify(state))
    }
    sessionStorage.setItem('signpost.return-to', '//evil.example')
  })
  await chooseAccount(page, member)
  await expect(heading(page, 'What do you need?')).toBeVisible()

  // And at once, for whoever is signed in.
  for (const returnTo of payloads) {
    await page.goto(`/sign-in?${new URLSearchParams({ returnTo })}`)
    await expect(page, returnTo).not.toHaveURL(/\/sign-in/)
    expect(originOf(page), returnTo).toBe(baseURL)
  }
  expect(left).toEqual([])
})
