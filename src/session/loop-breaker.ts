import { SignInFailed } from './sign-in-failed.ts'
import type { TabStorage } from './tab-storage.ts'

const key = 'signpost.sign-ins'
const windowMs = 60_000
/** So many are let through. */
export const limit = 3

/**
 * Counts the sign-ins that this tab starts. Whoever is sent back and forth between portal and provider sees
 * no message of either, so the fourth start within a minute stops and explains.
 */
export function countSignIn(storage: TabStorage, now: number): void {
  const recent = recentStarts(storage, now)
  if (recent.length >= limit) throw new SignInFailed('too-many-sign-ins', `${limit} sign-ins within 60 s`)
  storage.setItem(key, JSON.stringify([...recent, now]))
}

/** When this tab started a sign-in within the last minute; milliseconds since the epoch. */
export const recentStarts = (storage: TabStorage, now: number): number[] =>
  starts(storage).filter((time) => time <= now && now - time < windowMs)

export const forgetSignIns = (storage: TabStorage) => storage.removeItem(key)

function starts(storage: TabStorage): number[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((time) => typeof time === 'number') : []
  } catch {
    return []
  }
}
