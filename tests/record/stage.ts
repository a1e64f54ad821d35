import type { Browser, Page } from '@playwright/test'

/** What the film is made of, in pixels: a line that says where it is, and below it the page. */
export const picture = { width: 1280, height: 720, band: 50 }
/** The page is smaller and shown larger, so that it can be read in a player beside a text. */
const zoom = 1.25
export const room = {
  width: picture.width / zoom,
  height: (picture.height - picture.band) / zoom,
}

export type Point = { x: number; y: number }
type Scene = { shot: Buffer; pointer: Point; pressed: boolean; title: string; place: string }

const markup = `<!doctype html>
<style>
  body { margin: 0; font: 22px/1 'DejaVu Sans', 'Liberation Sans', sans-serif; overflow: hidden; }
  header { display: flex; justify-content: space-between; align-items: center; height: ${picture.band}px;
    padding: 0 24px; box-sizing: border-box; background: #0f5c5a; color: #fff; }
  img { display: block; width: ${picture.width}px; height: ${picture.height - picture.band}px; }
  svg { position: absolute; overflow: visible; }
  circle { display: none; }
  .pressed circle { display: block; }
</style>
<header><span id="title"></span><span id="place"></span></header>
<img id="shot" alt="" />
<svg id="pointer" width="1" height="1">
  <circle r="26" fill="#0f5c5a44" stroke="#0f5c5a" stroke-width="3" />
  <path d="M0 0 L0 30 L7.5 23.5 L12.5 35 L18 32.5 L13 21.5 L22.5 21 Z" fill="#111" stroke="#fff" stroke-width="2.5" />
</svg>`

/** Puts pictures of a page together with a pointer and a line above: the page itself is left as it is. */
export async function openStage(browser: Browser) {
  const page = await browser.newPage({ viewport: { width: picture.width, height: picture.height } })
  await page.setContent(markup)
  let shown: Buffer | null = null
  return {
    async draw({ shot, pointer, pressed, title, place }: Scene): Promise<Buffer> {
      if (shot !== shown) {
        const address = `data:image/png;base64,${shot.toString('base64')}`
        await page.locator('#shot').evaluate(async (image: HTMLImageElement, source) => {
          image.src = source
          await image.decode()
        }, address)
        shown = shot
      }
      await page.evaluate(
        ({ texts, left, top, isPressed }) => {
          for (const [id, text] of Object.entries(texts)) {
            const element = document.getElementById(id)
            if (element) element.textContent = text
          }
          const element = document.getElementById('pointer')
          element?.style.setProperty('left', `${left}px`)
          element?.style.setProperty('top', `${top}px`)
          element?.classList.toggle('pressed', isPressed)
        },
        {
          texts: { title, place },
          left: pointer.x * zoom,
          top: pointer.y * zoom + picture.band,
          isPressed: pressed,
        },
      )
      return page.screenshot()
    },
  }
}

/** A reader's browser, as large as the film shows it. */
export async function openReader(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: room,
    deviceScaleFactor: zoom,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  return context.newPage()
}
