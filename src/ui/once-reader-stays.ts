/** Milliseconds after which a reader has stayed, even one who only reads what is in view. */
const stayed = 10_000
const doings = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const

let stays = false

/**
 * Begins once the reader does anything, or stays; at once, if they did so before. Who leaves again at once is not made to load what
 * comes after reading. Answers how to leave it.
 */
export function onceReaderStays(work: () => void): () => void {
  if (stays) {
    work()
    return () => undefined
  }
  const timer = setTimeout(begin, stayed)
  function leave() {
    clearTimeout(timer)
    for (const doing of doings) removeEventListener(doing, begin)
  }
  function begin() {
    stays = true
    leave()
    work()
  }
  for (const doing of doings) addEventListener(doing, begin, { passive: true })
  return leave
}
