import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

const inBrowser = typeof document !== 'undefined'

// Two cores that build at the same time are slow; nothing here measures how fast a page is.
configure({ asyncUtilTimeout: 10_000 })

/** Files of tests are threads of one process, which share channels as the tabs of a browser do. None of them is a tab of another. */
if (inBrowser) {
  const file = crypto.randomUUID()
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(`${name} ${file}`)
    }
  }
}

/** What anything said on the console is a fault: React's and the libraries' warnings are about code that is wrong. */
let said: string[] = []

beforeEach(() => {
  said = []
  // jsdom has no layout to scroll.
  if (inBrowser) {
    vi.spyOn(window, 'scrollTo').mockImplementation(() => {})
    Element.prototype.scrollIntoView = () => {}
  }
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...values: unknown[]) => {
      said.push(`console.${level}: ${values.map(String).join(' ')}`)
    })
  }
})

afterEach(() => {
  if (inBrowser) {
    cleanup()
    localStorage.clear()
    sessionStorage.clear()
  }
  vi.restoreAllMocks()
  if (said.length > 0) throw new Error(`Nothing may be said on the console, but was:\n${said.join('\n')}`)
})
