import { type Browser, chromium as playwright, type Page } from '@playwright/test'
import { chromium } from '../browser.ts'
import { median } from './load.ts'

const rounds = 9
/** Milliseconds for which somebody holds a button down: else what pressing it does would count as what follows. */
const held = 80

/** In a profile of its own. */
async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  })
  return context.newPage()
}

/** Runs in the page, of which the types of a server know nothing. The next task of all begins when the frame that was asked for before has ended. */
const timed = `new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('No other heading came.')), 20_000)
  const heading = () => document.querySelector('h1')?.textContent
  const before = heading()
  addEventListener('click', ({ timeStamp }) => {
    const look = () => requestAnimationFrame(() =>
      [undefined, before].includes(heading()) ? look() : scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: 'user-blocking' }))
    look()
  }, { once: true, capture: true })
})`
const isTakenOver =
  "Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__reactFiber'))"

/**
 * Clicks what `selector` finds, and answers after how many milliseconds another heading was painted: from the event, as the browser dates it, to
 * the end of the frame in which the heading stands.
 */
async function clickTime(page: Page, selector: string): Promise<number> {
  const time = page.evaluate<number>(timed)
  await page.locator(selector).first().click({ noWaitAfter: true, delay: held })
  return time
}

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await playwright.launch(chromium)
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** From one article to the next that it names, once somebody has pointed at the link for half a second. */
export async function nextArticle(browser: Browser, address: string, selector: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const page = await newPage(browser)
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.locator(selector).first().hover()
    await page.waitForTimeout(500)
    await page.waitForLoadState('networkidle')
    times.push(await clickTime(page, selector))
    await page.context().close()
  }
  return median(times)
}

/**
 * From a question of a troubleshooter to the next, and from there to what its first answer leads to, with a processor that is four times slower.
 * The second answer to the first question asks another one.
 */
export async function steps(browser: Browser, address: string): Promise<{ first: number; next: number }> {
  const times: { first: number; next: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const page = await newPage(browser)
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.locator('form input[type=radio]').nth(1).check()
    while (!(await page.evaluate<boolean>(isTakenOver))) await page.waitForTimeout(50)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const first = await step(page)
    await page.locator('form input[type=radio]').first().check()
    times.push({ first, next: await step(page) })
    await page.context().close()
  }
  return { first: median(times.map(({ first }) => first)), next: median(times.map(({ next }) => next)) }
}

/** Whoever has chosen an answer needs a moment to press the button. */
async function step(page: Page): Promise<number> {
  await page.waitForTimeout(500)
  await page.waitForLoadState('networkidle')
  return clickTime(page, 'main form button[type=submit]')
}
