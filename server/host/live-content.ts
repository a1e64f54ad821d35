import { watch } from 'node:fs'
import type { Content } from '../content/content.ts'
import { describeFault } from '../content/faults.ts'
import type { compileContent } from '../content/compile.ts'
import type { LogEvent } from '../app.ts'

/** An editor saves several files at once, and one file in several steps; in milliseconds. */
const settled = 200

type Live = {
  read: () => ReturnType<typeof compileContent>
  /** Puts the content in the place of what is served now, at once and as a whole. */
  take: (content: Content) => void
  log: (event: LogEvent) => void
  reloaded: (result: 'taken' | 'refused') => void
}

/** Reads the content again while the server runs. With a fault in it, what is served stays, and the log says why. */
export function createReload({ read, take, log, reloaded }: Live) {
  function refuse(event: Omit<LogEvent, 'level'>) {
    reloaded('refused')
    log({ level: 'error', ...event })
  }
  async function once() {
    try {
      const { content, faults, notices } = await read()
      if (faults.length > 0) return refuse({ event: 'content refused', faults: faults.map(describeFault) })
      take(content)
      reloaded('taken')
      const noticed = notices.length > 0 && { faults: notices.map(describeFault) }
      return log({ level: 'info', event: 'content taken', ...noticed })
    } catch (error) {
      return refuse({ event: 'content not read', error })
    }
  }
  let running: Promise<void> | null = null
  let again = false
  /** One after the other: what changes meanwhile is read once more. */
  return function reload(): void {
    if (running) {
      again = true
      return
    }
    running = once().finally(() => {
      running = null
      if (!again) return
      again = false
      reload()
    })
  }
}

/** Calls `changed` when files below the folder have, and things have settled down. */
export function watchFolder(folder: string, changed: () => void, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(changed, settled)
  })
  watcher.on('error', failed)
}
