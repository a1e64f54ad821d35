import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { expectAccessible } from './steps.ts'

test('a reader watches a video, reads along, jumps by what is said, and begins where a link says', async ({
  page,
}) => {
  const player = page.locator('video')
  const second = () => player.evaluate((video: HTMLVideoElement) => video.currentTime)
  const transcript = page.getByRole('region', { name: 'Transcript' })
  const said = transcript.getByRole('listitem')
  const marked = transcript.locator('li[aria-current]')

  await page.goto('/articles/video-join-an-organisation')
  await expect(player).toHaveJSProperty('readyState', 4)
  await expectAccessible(page)
  await player.evaluate((video: HTMLVideoElement) => video.play())
  await expect(marked).toHaveText(
    await said
      .first()
      .innerText()
      .then((text) => text.replace(/\s*\n\s*/, '')),
  )

  await test.step('by a line of the transcript', async () => {
    const last = said.last()
    await last.getByRole('button').click()
    await expect.poll(second).toBeGreaterThan(60)
    await expect(last).toHaveAttribute('aria-current', 'true')
    await expect(last).toBeInViewport()
  })

  await test.step('by a chapter, with the keyboard', async () => {
    const chapter = page.getByRole('region', { name: 'Chapters' }).getByRole('button').nth(1)
    await chapter.focus()
    await page.keyboard.press('Enter')
    await expect.poll(second).toBeLessThan(60)
    await player.evaluate((video: HTMLVideoElement) => video.pause())
  })

  await test.step('by an address', async () => {
    await page.goto('/articles/video-reset-your-password#t=47')
    await expect.poll(second).toBe(47)
    await expect(player).toHaveJSProperty('paused', true)
    await expect(marked).toHaveCount(1)
    await expect(player).toBeInViewport()
    await expectAccessible(page)
  })

  await test.step('on a small screen, and in the dark', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark' })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
})
