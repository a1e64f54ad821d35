import { expect, type Page } from '@playwright/test'
import { commentLimit } from '../../contract/feedback.ts'
import { oddTexts, scripts } from '../hostile-texts.ts'
import { test } from './journey.ts'
import { expectAccessible, heading, signInAs } from './steps.ts'

const list = (page: Page) => page.getByRole('list', { name: 'Comments, newest first' })
const tooWide = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** What the desk would be answered if these were the comments: the store's part in it has tests of its own. */
const shown = [...scripts, ...oddTexts]
  .filter((text) => text.length <= commentLimit)
  .map((text, index) => ({
    id: `hostile-${index}`,
    article: { slug: 'sign-in', title: text },
    section: { id: text, text },
    language: 'en',
    text,
    stars: null,
    folded: index % 7 === 3 ? 'links-only' : null,
    personalData: index % 5 === 0,
    receivedAt: '2026-11-24T12:00:00.000Z',
    status: 'open',
    note: text,
    changedAt: '2026-11-24T13:00:00.000Z',
    changedBy: { name: text, you: false },
  }))

test('whatever strangers write, the desk shows it as text: nothing runs, nothing is fetched, nothing breaks out', async ({
  page,
}) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') foreign.push(request.url())
  })
  await page.goto('/desk')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'editor@example.com' }).click()
  await expect(heading(page, 'Comments')).toBeVisible()
  await page.route(/\/api\/desk\/comments(\?|$)/, (route) =>
    route.fulfill({ json: { comments: shown, total: shown.length, next: null } }),
  )
  await page.goto('/desk/comments?status=all')
  await expect(list(page).getByRole('listitem')).toHaveCount(shown.length)
  await expectAccessible(page)
  const chosen = page.getByRole('region', { name: 'The chosen comment' })
  for (const { id, text, folded } of shown) {
    await page.keyboard.press('j')
    await expect(page).toHaveURL(new RegExp(`/${id}\\b`))
    const body = chosen.getByRole('region', { name: 'The comment' })
    if (folded !== null) await chosen.getByText('Show it').click()
    // To the letter, as it was written.
    await expect.poll(() => body.locator('bdi').evaluate((element) => element.textContent)).toBe(text)
    expect(await body.locator('bdi').evaluate((element) => element.childElementCount)).toBe(0)
    const [box, room] = [await body.boundingBox(), await chosen.boundingBox()]
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
  }
  expect(await tooWide(page)).toBe(0)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page)).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'All comments' }).click()
  await expect(list(page)).toBeVisible()
  expect(await tooWide(page)).toBe(0)
  expect(await page.title()).not.toContain('pwned')
  expect(foreign).toEqual([])
})

test('an editor handles a comment, takes the file home, and sees the portal as others do', async ({
  page,
}) => {
  await page.goto('/articles/my-access')
  await signInAs(page, 'editor@example.com')
  await page.getByRole('button', { name: 'Write a comment' }).click()
  const text = `Where is the table? ${crypto.randomUUID()}`
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text)
  await page.getByRole('button', { name: 'Send comment' }).click()
  await expect(page.getByText('Your comment is with the editors')).toBeVisible()

  await page.goto(`/desk/comments?q=${text.slice(-36)}`)
  await list(page).getByRole('link', { name: text }).click()
  await page.getByRole('textbox', { name: 'Note for the other editors' }).fill('It is further down.')
  await page.getByRole('button', { name: 'Mark as handled' }).click()
  await expect(page.getByText('1 comment handled.')).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^comments-\d{4}-\d\d-\d\d\.csv$/)

  await page.getByRole('link', { name: 'View as' }).click()
  await expect(heading(page, 'View the portal as')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Somebody who is not signed in' }).check()
  await page.getByRole('button', { name: 'View the portal' }).click()
  await expect(heading(page, 'What do you need?')).toBeVisible()
  await page.goto('/articles/operate-back-up')
  await expect(page.getByRole('heading', { name: 'Sign in to read this' })).toBeVisible()
  await expect(page.getByText('You see the portal as: Somebody who is not signed in')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'End' }).click()
  await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  await expect(page.getByText('You see the portal as')).toHaveCount(0)
})
