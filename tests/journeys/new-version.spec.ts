import { expect, type Page } from '@playwright/test'
import { test, untilTakenOver } from './journey.ts'
import { type OwnPortal, startOwnPortal } from './own-portal.ts'
import { expectAccessible, heading, stay } from './steps.ts'

const read = { path: '/articles/reset-your-password', title: 'Reset your password' }

let portal: OwnPortal
test.beforeEach(async () => {
  portal = await startOwnPortal()
})
test.afterEach(() => portal.end())

const versionOf = (page: Page) =>
  page.evaluate(() => {
    const script = document.querySelector<HTMLScriptElement>('script[src], script[data-files]')
    const [file] = script?.dataset['files']?.split(' ') ?? [script?.src]
    return file?.endsWith('2.js') ? 'new' : 'old'
  })

/** Counts how often a page is loaded from here on. */
function countLoads(page: Page) {
  const loads: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname)
  })
  return loads
}

const toArticles = (page: Page) =>
  page.getByRole('banner').getByRole('link', { name: 'Articles', exact: true }).click()

async function typeComment(page: Page) {
  await page.getByRole('button', { name: 'Write a comment' }).click()
  await page.getByLabel('Your comment').fill('Typed before the deployment.')
}

test.describe('a tab that is open while a new version is deployed', () => {
  test('reloads once when a file is gone, and keeps what was typed', async ({ page }) => {
    await page.goto(portal.origin + read.path)
    await typeComment(page)
    await portal.deploy()
    const loads = countLoads(page)
    await toArticles(page)
    await expect(page.getByRole('link', { name: read.title, exact: true })).toBeVisible()
    expect(loads).toEqual(['/articles'])
    expect(await versionOf(page)).toBe('new')
    await untilTakenOver(page)
    await page.getByRole('link', { name: read.title, exact: true }).click()
    await expect(page.getByLabel('Your comment')).toHaveValue('Typed before the deployment.')
    expect(loads).toEqual(['/articles'])
  })

  test('reloads no more than once for a file that stays away, and says so', async ({ page }) => {
    await page.goto(portal.origin + read.path)
    await expect(page.getByRole('button', { name: 'Write a comment' })).toBeVisible()
    const loads = countLoads(page)
    await page.route('**/assets/articles-*.js', (route) => route.fulfill({ status: 404 }))
    await toArticles(page)
    await expect.poll(() => loads).toEqual(['/articles'])
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await expectAccessible(page)
    expect(loads).toEqual(['/articles'])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('link', { name: read.title, exact: true })).toBeVisible()
  })

  test('stays where it is when the server is away, and when it could not remember a reload', async ({
    page,
    context,
  }) => {
    await page.goto(portal.origin + read.path)
    await typeComment(page)
    const loads = countLoads(page)
    await portal.stop()
    await toArticles(page)
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await page.goBack()
    await expect(page.getByLabel('Your comment')).toHaveValue('Typed before the deployment.')
    expect(loads).toEqual([])

    await portal.start()
    const forgetful = await context.newPage()
    await forgetful.addInitScript(() =>
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      }),
    )
    await forgetful.goto(portal.origin + read.path)
    await expect(forgetful.getByLabel('Your comment')).toBeVisible()
    const reloads = countLoads(forgetful)
    await forgetful.route('**/assets/articles-*.js', (route) => route.fulfill({ status: 404 }))
    await toArticles(forgetful)
    await expect(heading(forgetful, 'This page could not be shown')).toBeVisible()
    expect(reloads).toEqual([])
  })
})

test.describe('with the worker', () => {
  test.use({ serviceWorkers: 'allow' })
  const newVersion = (page: Page) => page.getByText('A new version is ready.')
  const reload = (page: Page) => page.getByRole('button', { name: 'Reload' }).click()
  const workerIsReady = async (page: Page) => {
    await stay(page)
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
  }

  test('a new version is offered in every tab, and taken where the reader says so', async ({
    page,
    context,
  }) => {
    await page.goto(portal.origin + read.path)
    await workerIsReady(page)
    const typing = await context.newPage()
    await typing.goto(portal.origin + read.path)
    await typeComment(typing)
    await portal.deploy()
    const loads = countLoads(typing)
    // As the tab does once an hour.
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
    await expect(newVersion(page)).toBeVisible()
    await expect(newVersion(typing)).toBeVisible()
    await expectAccessible(page)
    expect(await versionOf(page)).toBe('old')

    await reload(page)
    await expect.poll(() => versionOf(page).catch(() => 'loading')).toBe('new')
    await expect(heading(page, read.title)).toBeVisible()
    await expect(newVersion(page)).toBeHidden()
    await expect(typing.getByLabel('Your comment')).toHaveValue('Typed before the deployment.')
    expect(loads).toEqual([])

    await reload(typing)
    await expect.poll(() => versionOf(typing).catch(() => 'loading')).toBe('new')
    await expect(typing.getByLabel('Your comment')).toHaveValue('Typed before the deployment.')
  })

  test('a portal that was kept broken is thrown away by trying again', async ({ page }) => {
    await page.goto(portal.origin + read.path)
    await workerIsReady(page)
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const { url } of await cache.keys()) {
          if (!/\/articles-.*\.js$/.test(url)) continue
          const headers = { 'Content-Type': 'text/javascript' }
          await cache.put(url, new Response('throw new Error("broken")', { headers }))
        }
      }
    })
    await toArticles(page)
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('link', { name: read.title, exact: true })).toBeVisible()
  })
})
