import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { signInAs } from './steps.ts'

const articles = readdirSync('content/en/articles').map((name) => name.replace(/\.md$/, ''))

test.use({ viewport: { width: 320, height: 640 } })

/** The page is the server's and the browser's alone, so one host shows it. */
test('no article is wider than 320 pixels, whatever tables and code it holds', async ({ page }) => {
  await page.goto('/')
  await signInAs(page, 'editor@example.com')
  const wide: string[] = []
  for (const slug of articles) {
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    const tooMuch = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (tooMuch > 0) wide.push(`${slug} by ${tooMuch}`)
  }
  expect(wide).toEqual([])
})
