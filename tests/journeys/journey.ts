import { type ConsoleMessage, expect, test as base } from '@playwright/test'

/**
 * How Chromium says that a page wanted something that the portal's headers forbid (decision 025), and React that what the server drew is not
 * what the browser would have (decision 037).
 */
const forbidden =
  /content security policy|permissions[- ]policy|trustedhtml|trustedscript|react error #(418|419|42[0-5])/i

/** A journey: in whatever page of whatever reader, nothing may go against the headers that the portal sends. */
export const test = base.extend<{ headersHold: void }>({
  headersHold: [
    async ({ browser }, use) => {
      const against: string[] = []
      const listen = (message: ConsoleMessage) => {
        if (forbidden.test(message.text())) against.push(message.text())
      }
      const watch = (context: { on(event: 'console', listener: typeof listen): unknown }) =>
        void context.on('console', listen)
      browser.on('context', watch)
      await use()
      browser.off('context', watch)
      expect(against).toEqual([])
    },
    { auto: true },
  ],
})
