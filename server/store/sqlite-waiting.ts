import { setTimeout } from 'node:timers/promises'
import { StoreUnavailable } from './store.ts'

/** Primary result codes (https://sqlite.org/rescode.html). */
const busy = new Set([5, 6])
/** BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the machine's trouble, not the program's. */
const passing = new Set([...busy, 8, 10, 13, 14])

/** The primary result code of SQLite that an error carries, or 0. */
export const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0

export const isPassing = (error: unknown) => passing.has(resultCode(error))

/** Longest pause between two tries, in ms. */
const longestPause = 40

/**
 * Does `work`, again and again while the database is locked, until `deadline` (in ms of `performance.now()`). SQLite's own
 * waiting would hold up the whole process, and with it all who only read. Trouble of the machine ends in `StoreUnavailable`.
 */
export async function patiently<T>(work: () => T, deadline: number): Promise<T> {
  for (let pause = 1; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return work()
    } catch (cause) {
      const code = resultCode(cause)
      if (!passing.has(code)) throw cause
      if (!busy.has(code) || performance.now() + pause > deadline)
        throw new StoreUnavailable('SQLite cannot be used just now', { cause })
    }
    await setTimeout(pause)
  }
}

/** One after the other: whoever takes a turn gets it when all who took one before have ended theirs. */
export function createTurns(): { take(): Promise<() => void> } {
  let last = Promise.resolve()
  return {
    async take() {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      return resolve
    },
  }
}
