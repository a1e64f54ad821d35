import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { type OwnPortal, startOwnPortal } from './own-portal.ts'
import { answer, expectAccessible, gated, heading, openAccountMenu, signInAs, stay } from './steps.ts'

const read = { path: '/articles/reset-your-password', title: 'Reset your password' }
const unread = '/articles/choose-a-password'

let portal: OwnPortal
test.beforeAll(async () => {
  portal = await startOwnPortal()
})
test.afterAll(() => portal.end())
test.use({ serviceWorkers: 'allow' })

/** Once the worker holds all that it needs, and `address` besides. */
async function untilKept(page: Page, address: string) {
  await expect
    .poll(() => page.evaluate(async (kept) => Boolean(await caches.match(kept)), portal.origin + address))
    .toBe(true)
}

/** Everything in Cache Storage, as `cache address` and the text. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const found: { cache: string; address: string; text: string }[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? ''
        found.push({ cache: name, address: new URL(request.url).pathname, text })
      }
    }
    return found
  })

const offlineNotice = (page: Page) => page.getByText('You are offline. What you have opened stays readable')
/** Where a machine has no network but its own, Chromium does not tell the page that it is back. */
async function backOnline(page: Page) {
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
}
const readOnline = async (page: Page, path: string) => {
  await page.goto(portal.origin + path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await stay(page)
  await untilKept(page, `/api${path}`)
}

test('after one visit, a reader without a network reads on, is led on, and loses nothing typed', async ({
  page,
  context,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await readOnline(page, read.path)
  await untilKept(page, '/api/articles')
  await untilKept(page, '/config.json')
  await test.step('the portal has brought one worker of its own, and none of the mocks', async () => {
    const workers = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ active, scope }) => [
        active?.scriptURL,
        scope,
      ]),
    )
    expect(workers).toEqual([[`${portal.origin}/sw.js`, `${portal.origin}/`]])
    expect(asked.filter((path) => /msw|mock/i.test(path))).toEqual([])
  })

  await test.step('the article is there, and says that there is no network', async () => {
    await context.setOffline(true)
    await page.reload()
    await expect(heading(page, read.title)).toBeVisible()
    await expect(offlineNotice(page)).toBeVisible()
    await expect(page.getByText('The ratings could not be fetched.')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('home and the list are there', async () => {
    await page.goto(`${portal.origin}/`)
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name: 'Articles' }).click()
    await expect(page.getByRole('link', { name: read.title, exact: true })).toBeVisible()
  })

  await test.step('a search says that it cannot work, keeps the words, and leads to what is there', async () => {
    await page.goto(`${portal.origin}/search?q=password`)
    await expect(page.getByRole('main').getByText('The search did not work')).toBeVisible()
    await expect(page.getByRole('search').locator('input')).toHaveValue('password')
    await page.getByRole('main').getByRole('link', { name: 'Look through all articles' }).click()
    await expect(page.getByRole('link', { name: read.title, exact: true })).toBeVisible()
  })

  await test.step('an article that was never read says why it is not', async () => {
    await page.goto(portal.origin + unread)
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the troubleshooter leads to an outcome', async () => {
    await page.getByRole('main').getByRole('link', { name: 'I cannot sign in' }).click()
    await page.getByRole('link', { name: 'Start' }).click()
    await answer(page, 'I forgot my password')
    await expect(page.getByRole('heading', { level: 1, name: /password/i })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the portal checks by itself, and finds that there is no network', async () => {
    await page.goto(`${portal.origin}/check`)
    await expect(
      page.getByText('The browser says that the device is offline.', { exact: true }),
    ).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('signing in fails in the portal’s words, wherever it breaks off', async () => {
    await page.goto(`${portal.origin}/auth/callback?code=c&state=s`)
    await expect(heading(page, 'You are not signed in yet')).toBeVisible()
    await page.goto(`${portal.origin}/idp/auth?client_id=x`)
    await expect(heading(page, 'This address needs the server')).toBeVisible()
    await expectAccessible(page)
    const kept = await everythingKept(page)
    expect(kept.filter(({ address }) => /^\/(idp|auth)/.test(address))).toEqual([])
  })

  await test.step('a comment waits for the network, and arrives once', async () => {
    await page.goto(portal.origin + read.path)
    await page.getByRole('button', { name: 'Write a comment' }).click()
    await page.getByLabel('Your comment').fill('Typed in a tunnel.')
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(page.getByText('Your comment was not sent')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Your comment')).toHaveValue('Typed in a tunnel.')
    const arrived: number[] = []
    page.on('response', (response) => {
      if (response.request().method() === 'POST') arrived.push(response.status())
    })
    await backOnline(page)
    await expect(offlineNotice(page)).toBeHidden()
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(page.getByText('Your comment is with the editors.')).toBeVisible()
    expect(arrived).toEqual([201])
  })

  await test.step('what failed for want of a network is there as soon as there is one', async () => {
    await context.setOffline(true)
    await page.goto(portal.origin + unread)
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await backOnline(page)
    await expect(heading(page, 'Choose a password that is accepted')).toBeVisible()
  })
})

test('a signed-in reader has the public articles offline, and leaves nothing behind', async ({
  page,
  context,
}) => {
  await readOnline(page, read.path)
  await signInAs(page, 'member@example.com')

  await test.step('what is kept is what anybody may see', async () => {
    await page.goto(portal.origin + gated.path)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    await page.goto(portal.origin + unread)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    await untilKept(page, `/api${unread}`)
    const kept = await everythingKept(page)
    expect(kept.map(({ address }) => address)).not.toContain(`/api${gated.path}`)
    expect(kept.filter(({ address }) => /^\/api\/(me|desk)|\/rating$/.test(address))).toEqual([])
    const token = await page.evaluate(() => localStorage.getItem('signpost.session') ?? '')
    expect(token).toContain('accessToken')
    const answers = kept.filter(({ address }) => address.startsWith('/api'))
    expect(answers.filter(({ text }) => text.includes('member@example.com'))).toEqual([])
  })

  await test.step('offline, the public article is there and the gated one is not', async () => {
    await context.setOffline(true)
    await page.reload()
    await expect(heading(page, 'Choose a password that is accepted')).toBeVisible()
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()
    await page.goto(portal.origin + gated.path)
    await expect(heading(page, 'This page could not be shown')).toBeVisible()
    await backOnline(page)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  })

  await test.step('signing out takes with it what tells of the reader', async () => {
    await openAccountMenu(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(heading(page, 'You are signed out')).toBeVisible()
    await expect
      .poll(async () => (await everythingKept(page)).map(({ address }) => address))
      .not.toContain(`/api${unread}`)
    const kept = await everythingKept(page)
    expect(kept.map(({ cache }) => cache)).not.toContain('signpost-public-of-reader')
    expect(kept.map(({ address }) => address)).toContain(`/api${read.path}`)
  })
})
