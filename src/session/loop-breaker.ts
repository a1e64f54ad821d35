import { SignInFailed } from './sign-in-failed.ts'

const key = 'signpost.sign-ins'
const windowMs = 60_000
const limit = 3

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Counts the sign-ins that this tab starts. Whoever is sent back and forth between portal and provider sees
 * no message of either, so the fourth start within a minute stops and explains.
 */
export function countSignIn(storage: Kept | null, now: number): void {
  if (!storage) return
  const recent = starts(storage).filter((time) => time <= now && now - time < windowMs)
  if (recent.length >= limit) throw new SignInFailed('too-many-sign-ins', `${limit} sign-ins within 60 s`)
  storage.setItem(key, JSON.stringify([...recent, now]))
}

export const forgetSignIns = (storage: Kept | null) => storage?.removeItem(key)

function starts(storage: Kept): number[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((time) => typeof time === 'number') : []
  } catch {
    return []
  }
}
