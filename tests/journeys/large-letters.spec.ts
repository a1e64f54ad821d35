import { expect, type Page } from '@playwright/test'
import { chromium } from '../browser.ts'
import { test } from './journey.ts'
import { gated, heading, readOn, signInAs, visit } from './steps.ts'

// As a reader sets it in the browser: letters twice as large (WCAG 2.2, 1.4.4), on a telephone; as high as a page, so that all of it is drawn.
test.use({
  viewport: { width: 360, height: 6000 },
  launchOptions: { ...chromium, args: [...chromium.args, '--blink-settings=defaultFontSize=32'] },
})

/** What reaches over the edge of the page, but for what scrolls in a room of its own. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement
    const isInRoom = (element: Element) => {
      for (let room = element.parentElement; room && room !== document.body; room = room.parentElement)
        if (getComputedStyle(room).overflowX !== 'visible') return true
      return false
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !isInRoom(element))
      .map((element) => element.outerHTML.slice(0, 120))
  })

const guide = '/troubleshooters/sign-in'
const open: [path: string, title: string | RegExp][] = [
  ['/', 'What do you need?'],
  ['/articles', 'All articles'],
  ['/topics/account', 'Your account'],
  ['/articles/sign-in', 'Sign in'],
  [gated.path, 'Back up and restore'],
  ['/articles/video-reset-your-password', 'Reset your password, step by step'],
  ['/search?q=forgot+password', /^Results for/],
  ['/search?q=zzqx', /zzqx/],
  [guide, 'Problems signing in'],
  [`${guide}/what-happens`, 'What happens when you try to sign in?'],
  [`${guide}/reset-password?what-happens=forgot`, 'Reset your password'],
  [`${guide}/hand-over?what-happens=forgot`, 'A summary for somebody who can help'],
  [`${guide}/map`, /./],
  ['/check', 'Check my sign-in'],
  ['/sign-in', 'Sign in'],
  ['/nothing-here', 'There is no page here'],
]
const desk: typeof open = [
  ['/access', 'My access'],
  [gated.path, 'Back up and restore'],
  ['/desk/comments', 'Comments'],
  ['/desk/pages', 'Pages'],
  ['/desk/pages/sign-in', 'Sign in'],
  ['/desk/searches', /search/i],
  ['/desk/troubleshooters', 'Troubleshooters'],
  ['/desk/troubleshooters/sign-in', /^Ways through/],
  ['/desk/view-as', /./],
]

async function expectAllInside(page: Page, pages: typeof open) {
  for (const [path, title] of pages) {
    await visit(page, path)
    await expect(heading(page, title)).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`^[^?]+${path.split('?')[0]}`))
    expect(await beyond(page), `at ${path}`).toEqual([])
  }
}

/** Readers who leave a troubleshooter before it has helped. */
async function leaveWays(page: Page, count: number) {
  const address = `/api${guide}`
  const { version } = (await (await page.request.get(address)).json()) as { version: string }
  const data = { version, step: 'what-happens', solved: null, answers: {} }
  for (let way = 0; way < count; way += 1) {
    const answer = await page.request.post(`${address}/outcomes`, { data })
    expect(answer.ok()).toBe(true)
  }
}

test('with letters twice as large, every page fits a telephone', async ({ page }) => {
  await page.goto('/articles')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
  await expectAllInside(page, open)
  await page.goto('/articles/sign-in')
  await signInAs(page, 'editor@example.com')
  await readOn(page)
  // So that the desk has something to draw.
  await page.getByRole('radio', { name: '2 – helped a little' }).check()
  await page.getByRole('button', { name: 'Send rating' }).click()
  await expect(page.getByText(/You rated 2/)).toBeVisible()
  await leaveWays(page, 30)
  await expectAllInside(page, desk)
})
