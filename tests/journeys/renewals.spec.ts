import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { gated, signInAs } from './steps.ts'

/**
 * Asks the session of an open page for as many tokens at once, and answers how many different ones came. The session is found among
 * what the page itself has loaded: a module is the same for whoever imports it.
 */
const askForTokens = (page: Page, times: number) =>
  page.evaluate(async (times) => {
    type Session = { accessToken(): Promise<string | null>; replaceToken: unknown }
    const isSession = (value: unknown): value is Session =>
      typeof value === 'object' && value !== null && 'accessToken' in value && 'replaceToken' in value
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')
    const scripts = document.querySelectorAll<HTMLScriptElement>('script[type=module]')
    const later = document
      .querySelector<HTMLScriptElement>('script[data-files]')
      ?.dataset['files']?.split(' ')
    const files = [
      ...Array.from(links, ({ href }) => href),
      ...Array.from(scripts, ({ src }) => src),
      ...(later ?? []),
    ]
    const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>))
    const session = modules.flatMap((module) => Object.values(module)).find(isSession)
    if (!session) throw new Error('The page has no session')
    const tokens = await Promise.all(Array.from({ length: times }, () => session.accessToken()))
    return [...new Set(tokens)]
  }, times)

test('fifty renewals at once, in two tabs and a duplicate, are one request for each expiry', async ({
  page,
  context,
}) => {
  const renewals: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/idp/token')
      if (request.postData()?.includes('grant_type=refresh_token')) renewals.push(request.url())
  })
  // Before any page has looked at the clock. Access tokens live for five minutes of it.
  const start = Date.now()
  const minutesLater = (minutes: number) => context.clock.setFixedTime(start + minutes * 60_000)
  await minutesLater(0)
  await page.goto(gated.path)
  await signInAs(page, 'member@example.com')
  const rating = { name: 'How much did this article help?' }
  await expect(page.getByRole('group', rating)).toBeVisible()
  const other = await context.newPage()
  await other.goto(gated.path)
  // What a duplicated tab is to the portal: the same address, and a copy of the session storage.
  const opened = context.waitForEvent('page')
  await page.evaluate(() => window.open(location.href))
  const duplicate = await opened
  const tabs = [page, other, duplicate]
  for (const tab of tabs) await expect(tab.getByRole('group', rating)).toBeVisible()
  expect(renewals).toHaveLength(0)

  for (const expiry of [1, 2, 3]) {
    await minutesLater(expiry * 6)
    const tokens = await Promise.all(tabs.map((tab, index) => askForTokens(tab, index === 0 ? 18 : 16)))
    expect(new Set(tokens.flat()).size).toBe(1)
    expect(tokens.flat()).not.toContain(null)
    expect(renewals).toHaveLength(expiry)
  }

  // Had a refresh token been used twice, the provider would have ended the session with this one.
  await minutesLater(4 * 6)
  for (const tab of tabs) {
    await tab.reload()
    await expect(tab.getByRole('group', rating)).toBeVisible()
  }
  expect(renewals).toHaveLength(4)
})
