/** What is asked of where the blocks go. */
type Destination = { write(text: string): unknown; flushSync(): void }

/** In characters, and in milliseconds. */
const fullBlock = 16_384
const longestWait = 250

/**
 * Hands lines on in blocks, or a quarter of a second later: a system call for each line would cost as much as some answers. pino's own stream
 * can do that, too, but measures all that it holds again for each line.
 */
export function inBlocks(destination: Destination): Destination {
  let lines: string[] = []
  let length = 0
  let timer: NodeJS.Timeout | null = null
  function handOn() {
    if (timer) clearTimeout(timer)
    timer = null
    if (lines.length === 0) return
    destination.write(lines.join(''))
    lines = []
    length = 0
  }
  return {
    write(line) {
      lines.push(line)
      length += line.length
      if (length >= fullBlock) handOn()
      else timer ??= setTimeout(handOn, longestWait).unref()
    },
    flushSync() {
      handOn()
      destination.flushSync()
    },
  }
}
