import { type BrowserContext, type ConsoleMessage, expect, type Page, test as base } from '@playwright/test'

/**
 * How Chromium says that a page wanted something that the portal's headers forbid (decision 025), and React that what the server drew is not
 * what the browser would have (decision 037).
 */
const forbidden =
  /content security policy|permissions[- ]policy|trustedhtml|trustedscript|react error #(418|419|42[0-5])/i

/** Whoever is quicker than the portal is served by links and forms alone; journeys are of whoever is not. */
export async function untilTakenOver(page: Page) {
  const isTakenOver = () => {
    const portal = document.querySelector('#portal[data-readers]')
    if (!portal || matchMedia('(scripting: none)').matches) return true
    // A page that waits until it is used is used now.
    if (portal.hasAttribute('data-rests')) dispatchEvent(new Event('pointermove'))
    const heading = document.querySelector('h1')
    return heading !== null && Object.keys(heading).some((key) => key.startsWith('__reactFiber'))
  }
  // Where the journey has taken the network away, the page stays as it is.
  await page.waitForFunction(isTakenOver, null, { timeout: 5000 }).catch(() => undefined)
}

function arriveFully(page: Page) {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...parameters) => {
    const response = await goto(...parameters)
    await untilTakenOver(page)
    return response
  }
  page.reload = async (...parameters) => {
    const response = await reload(...parameters)
    await untilTakenOver(page)
    return response
  }
}

/** The headless shell tells each new page of a pointer in its corner, which nobody moved. */
const withoutPointer = () =>
  addEventListener(
    'pointermove',
    (event) => {
      if (event.clientX === 0 && event.clientY === 0) event.stopImmediatePropagation()
    },
    true,
  )

/** A journey: in whatever page of whatever reader, nothing may go against the headers that the portal sends. */
export const test = base.extend<{ headersHold: void; untouched: boolean }>({
  /** Whether pages are left as they arrive: the portal takes them over in its own time. */
  untouched: [false, { option: true }],
  headersHold: [
    async ({ browser, untouched }, use) => {
      const against: string[] = []
      const listen = (message: ConsoleMessage) => {
        if (forbidden.test(message.text())) against.push(message.text())
      }
      const watch = (context: BrowserContext) => {
        context.on('console', listen)
        if (untouched) void context.addInitScript(withoutPointer)
        else context.on('page', arriveFully)
      }
      browser.on('context', watch)
      await use()
      browser.off('context', watch)
      expect(against).toEqual([])
    },
    { auto: true },
  ],
})
