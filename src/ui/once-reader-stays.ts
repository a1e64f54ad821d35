/** Milliseconds after which a reader has stayed, even one who only reads what is in view. */
export const stayed = 10_000
export const doings = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const

let stays = false
const waiting = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** The reader stays: whoever knows so by other means says it. What waited begins once what the reader did just now is done. */
export function readerStays() {
  if (stays) return
  stays = true
  clearTimeout(timer)
  for (const doing of doings) removeEventListener(doing, readerStays)
  setTimeout(() => {
    for (const work of waiting) work()
    waiting.clear()
  })
}

/**
 * Begins once the reader does anything, or stays; at once, if they did so before. Who leaves again at once is not made to load what
 * comes after reading. Answers how to leave it.
 */
export function onceReaderStays(work: () => void): () => void {
  if (stays) {
    work()
    return () => undefined
  }
  if (timer === undefined) {
    timer = setTimeout(readerStays, stayed)
    for (const doing of doings) addEventListener(doing, readerStays, { passive: true })
  }
  waiting.add(work)
  return () => void waiting.delete(work)
}
