import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { drawnInBrowser, gated, heading, openAccountMenu, readOn, signInAs, visit } from './steps.ts'

const folder = 'content/en/articles'
const articles = readdirSync(folder).map((name) => ({
  slug: name.replace(/\.md$/, ''),
  title: /^title: (.+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? '',
}))

// A service worker would answer before the changes below are made.
test.use({ viewport: { width: 320, height: 640 }, serviceWorkers: 'block' })

/** In pixels; a page that is too wide has to be moved sideways to be read. */
const tooWide = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** Code that a button to copy it lies over. */
const covered = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.code')]
      .filter((block) => {
        const [code, button] = ['pre', 'button'].map((part) => block.querySelector(part))
        if (!code || !button) throw new Error('there is nothing to copy with')
        const [lines, over] = [code.getBoundingClientRect(), button.getBoundingClientRect()]
        return over.bottom > lines.top && over.left < lines.right
      })
      .map(({ textContent }) => textContent),
  )

/** Changes the JSON that the API answers at `path`. */
const answerAt = (page: Page, path: string, change: (body: Record<string, unknown>) => object) =>
  page.route(
    ({ pathname }) => pathname === path,
    async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: change(await answer.json()) })
    },
  )

// What is drawn is the same in both hosts, so one host shows it.
test('no article is wider than 320 pixels, whatever tables and code it holds', async ({ page }) => {
  await page.goto('/')
  await signInAs(page, 'editor@example.com')
  const wide: string[] = []
  for (const { slug, title } of articles) {
    await visit(page, `/articles/${slug}`)
    await expect(heading(page, title)).toBeVisible()
    await readOn(page)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    expect(await covered(page), slug).toEqual([])
    const pixels = await tooWide(page)
    if (pixels > 0) wide.push(`${slug} by ${pixels}`)
  }
  expect(wide).toEqual([])
})

for (const width of [360, 768])
  test(`${width} pixels wide, nothing lies over the account menu`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 })
    await page.goto('/articles')
    await signInAs(page, 'editor@example.com')
    await openAccountMenu(page)
    // Refused where something else would take the click.
    for (const text of ['editor@example.com', 'My access', 'Sign out'])
      await page.getByRole('banner').getByText(text, { exact: true }).click({ trial: true })
  })

test('long words and long addresses break instead of widening a page', async ({ page }) => {
  const word = 'Rechtsschutzversicherungsgesellschaften'
  const email = `${word.repeat(2)}@${word}.example.com`
  await answerAt(page, '/api/me/access', (report) => ({ ...report, email, name: word.repeat(2) }))
  await answerAt(page, '/api/articles', (list) => ({
    ...list,
    articles: (list['articles'] as object[]).map((teaser) => ({ ...teaser, title: word, summary: word })),
  }))
  await drawnInBrowser(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 3, name: word }).first()).toBeVisible()
  expect(await tooWide(page), 'home').toBe(0)
  await page.goto('/articles')
  await expect(page.getByRole('heading', { level: 2, name: word }).first()).toBeVisible()
  expect(await tooWide(page), 'the list').toBe(0)

  await answerAt(page, '/api/troubleshooters/sign-in', (flow) =>
    JSON.parse(JSON.stringify(flow).replaceAll('What happens when', `${word}:`)),
  )
  await page.goto('/troubleshooters/sign-in/what-happens')
  await expect(heading(page, `${word}: you try to sign in?`)).toBeVisible()
  expect(await tooWide(page), 'a question').toBe(0)

  await page.goto(gated.path)
  await signInAs(page, 'no-organisation@example.com')
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible()
  expect(await tooWide(page), 'a lock').toBe(0)
  await page.goto('/access')
  await expect(heading(page, 'My access')).toBeVisible()
  expect(await tooWide(page), 'my access').toBe(0)
})
