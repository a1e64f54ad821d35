import { SignInFailed } from './sign-in-failed.ts'

/**
 * What one tab writes to `localStorage` reaches the others a moment later, each tab having a process of its own. The lock is kept
 * for that moment, so that nobody who gets it reads what was there before.
 */
const settleMs = 150

/** Longer than a renewal can take, discovery, keys and token each having ten seconds. */
const patienceMs = 40_000

/**
 * Runs `work` in one tab at a time; `waited` says whether another tab had to finish first. Without Web Locks (an insecure
 * page) only this tab is held to it, which the session's single flight already does.
 */
export function withLock<T>(name: string, work: (waited: boolean) => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work(false)
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const run = async (waited: boolean) => {
    // The caller has the result at once; only the lock stays a little longer.
    await work(waited).then(resolve, reject)
    await pause(settleMs)
  }
  const request = async () => {
    const taken = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return true
      await run(false)
      return false
    })
    if (taken)
      await navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, () => run(true))
  }
  request().catch((cause: unknown) =>
    reject(new SignInFailed('too-slow', `another tab keeps the lock ${name}`, { cause })),
  )
  return promise
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
