import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { isPage } from '../../src/paths.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** A gated article of the operator's manual, and a sentence that only its body holds. */
export const gated = { slug: 'operate-back-up', path: '/articles/operate-back-up' }

/** Without what it evaluates to, which would be sent back. */
const axeSource = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')};0`

/** Chooses a ready account on the provider's sign-in page. */
export async function chooseAccount(page: Page, email: string) {
  await page.getByRole('button', { name: email }).click()
}

/** Signs in from the portal's header; the page afterwards is the one before. */
export async function signInAs(page: Page, email: string) {
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await chooseAccount(page, email)
  await expect(page.getByRole('banner').locator('summary')).toBeVisible()
}

export async function openAccountMenu(page: Page) {
  const menu = page.getByRole('banner').locator('details')
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click()
}

/** A second person, with a browser profile of their own. */
export async function newReader(browser: Browser) {
  const context = await browser.newContext()
  return context.newPage()
}

/**
 * Zero violations of WCAG 2.2 A and AA, and of axe's best practices, in the state the page is in. Its library is brought once to each
 * document, and names nothing but violations: brought anew, and naming whatever is well, too, it took several times as long.
 */
export async function expectAccessible(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { reporter: 'no-passes' })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  })
  expect(found, `at ${page.url()}`).toEqual([])
}

/** Goes on within the portal, as by a link: nothing is loaded anew. */
export const visit = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

/**
 * Pages draw themselves in the browser, as they do from what the worker keeps while the server is slow or away (decision 037): for journeys that
 * change what the API answers.
 */
export const drawnInBrowser = (where: Page | BrowserContext) =>
  where.route(
    ({ pathname }) => isPage(pathname),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback()
      return route.fulfill({
        response: await route.fetch({ url: new URL('/index.html', route.request().url()).href }),
      })
    },
  )

/** Does something, by which the portal knows that this reader stays; until it has begun to bring its worker. */
export async function stay(page: Page) {
  let moved = 0
  await expect
    .poll(async () => {
      await page.mouse.move(1, (moved += 1))
      return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
    })
    .toBe(1)
}

/** To the end of an article, where the feedback is drawn once a reader comes near. */
export async function readOn(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
}

/** Chooses an answer and goes on. */
export async function answer(page: Page, label: string) {
  await page.getByRole('radio', { name: label }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
