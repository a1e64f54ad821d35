import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from '@playwright/test'
import type { Cue } from '../../contract/video.ts'
import { openStage, type Point, room } from './stage.ts'

/** Pictures in a second. */
export const pace = 15
const pictureTime = 1 / pace
/** Letters that are read in a second without hurry, and the time to notice that there is something new to read. */
const reading = { letters: 15, notice: 1.5 }

export type Frame = { path: string; seconds: number }
export type Film = { frames: Frame[]; captions: Cue[]; chapters: Cue[]; poster: string; seconds: number }

/**
 * Films what a reader does, one picture for each that something changes: waiting for a server takes no time in the film, and reading as much as the words
 * need. What is said becomes captions.
 */
export async function openCamera(browser: Browser, folder: string) {
  mkdirSync(folder, { recursive: true })
  const stage = await openStage(browser)
  const frames: Frame[] = []
  const captions: Cue[] = []
  const chapters: Cue[] = []
  let page: Page
  let shot: Buffer
  let pointer: Point = { x: room.width * 0.6, y: room.height * 0.8 }
  let place = ''
  let seconds = 0
  let poster = ''

  async function take(duration: number, pressed = false) {
    const title = chapters.at(-1)?.text ?? ''
    const path = join(folder, `${String(frames.length).padStart(5, '0')}.png`)
    writeFileSync(path, await stage.draw({ shot, pointer, pressed, title, place }))
    frames.push({ path, seconds: duration })
    seconds += duration
  }
  async function look() {
    await page.evaluate(() => document.fonts.ready)
    shot = await page.screenshot({ caret: 'initial' })
  }
  /** Words stay until they are read. */
  async function finish() {
    const said = captions.at(-1)
    if (!said) return
    const needed = reading.notice + said.text.length / reading.letters
    const rest = said.start + needed - seconds
    if (rest > 0) await take(rest)
    said.end = seconds
  }
  async function moveTo(target: Locator): Promise<void> {
    const middle = await bringIntoView(target)
    const from = pointer
    const steps = Math.max(6, Math.round(Math.hypot(middle.x - from.x, middle.y - from.y) / 45))
    for (let step = 1; step <= steps; step += 1) {
      const part = 0.5 - Math.cos((Math.PI * step) / steps) / 2
      pointer = { x: from.x + (middle.x - from.x) * part, y: from.y + (middle.y - from.y) * part }
      await take(pictureTime)
    }
    await page.mouse.move(pointer.x, pointer.y)
    await look()
    await take(0.4)
  }
  /** Scrolls until it stands clear of what captions cover, and says where its middle is. */
  async function bringIntoView(target: Locator): Promise<Point> {
    await target.waitFor()
    /** Of a link over two lines, the first. */
    const boxOf = () =>
      target.evaluate((element) => {
        const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
        return { x, y, width, height }
      })
    const { y, height } = await boxOf()
    const clear = room.height - 110
    if (y < 0 || y + height > clear) {
      const way = y + height / 2 - clear / 2
      for (let step = 0; step < 8; step += 1) {
        await page.evaluate((by) => window.scrollBy(0, by), way / 8)
        await look()
        await take(pictureTime)
      }
    }
    const box = await boxOf()
    return { x: box.x + Math.min(box.width / 2, 90), y: box.y + box.height / 2 }
  }

  return {
    /** Whose page is shown, and where that is, if not the reader's own. */
    async turnTo(other: Page, where = '') {
      page = other
      place = where
      await look()
    },
    async chapter(text: string) {
      await finish()
      const before = chapters.at(-1)
      if (before) before.end = seconds
      chapters.push({ start: seconds, end: seconds, text })
    },
    async say(text: string) {
      await finish()
      captions.push({ start: seconds, end: seconds, text })
      await take(0.8)
    },
    /** `then`: what shows that it has worked. */
    async press(target: Locator, then: Locator) {
      await moveTo(target)
      await take(0.3, true)
      await page.mouse.click(pointer.x, pointer.y)
      await then.waitFor()
      await page.waitForLoadState('networkidle')
      await look()
      await take(0.8)
    },
    async write(target: Locator, text: string) {
      await moveTo(target)
      await page.mouse.click(pointer.x, pointer.y)
      for (const letter of text) {
        await page.keyboard.type(letter)
        await look()
        await take(2 * pictureTime)
      }
      await take(0.5)
    },
    /** Looks at what has come meanwhile, and shows it there. */
    async show(target: Locator) {
      await bringIntoView(target)
      await look()
      await take(0.8)
    },
    /** What stands in the film's place until it plays. */
    keepAsPoster() {
      poster = frames.at(-1)?.path ?? ''
    },
    async end(): Promise<Film> {
      await finish()
      await take(1.5)
      for (const last of [captions.at(-1), chapters.at(-1)]) if (last) last.end = seconds
      return { frames, captions, chapters, poster, seconds }
    },
  }
}
export type Camera = Awaited<ReturnType<typeof openCamera>>
