import { doings, stayed } from '../ui/once-reader-stays.ts'

/*
 * Runs behind all that is to be read, and loads the portal once words of it have been painted: until then every byte on the way is the
 * reader's. At once where nobody looks, or where the portal must look first; after a second where a browser does not say. A page that
 * rests waits until the reader does anything, or has stayed.
 */
const { files = '' } = document.currentScript?.dataset ?? {}
const isKnown = 'known' in document.documentElement.dataset
const rests = document.querySelector('#portal')?.hasAttribute('data-rests')
/** Milliseconds to wait for the first words. */
const longest = 1000

/** The files come together, and each begins in a task of its own, between which the reader can scroll. */
async function load(addresses: string[]) {
  for (const href of addresses) {
    const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href })
    document.head.append(link)
  }
  for (const address of addresses) {
    await import(/* @vite-ignore */ address)
    await new Promise((next) => setTimeout(next))
  }
}

let hasBegun = false
function begin() {
  if (hasBegun) return
  hasBegun = true
  void load(files.split(' '))
}

if (document.hidden || isKnown) begin()
else if (rests) {
  setTimeout(begin, stayed)
  for (const doing of doings) addEventListener(doing, begin, { once: true, passive: true })
} else {
  setTimeout(begin, longest)
  const painted = 'largest-contentful-paint'
  const type = PerformanceObserver.supportedEntryTypes.includes(painted) ? painted : 'paint'
  new PerformanceObserver(begin).observe({ type, buffered: true })
}
