import { probeSecureContext, probeStorage } from './storage-probe.ts'

const passes = (probe: () => void): boolean => {
  try {
    probe()
    return true
  } catch {
    return false
  }
}

/** By the same probes that a sign-in starts with. */
export const isSecure = () => passes(probeSecureContext)

export function storageState(): 'works' | 'blocked' | 'full' {
  try {
    probeStorage()
    return 'works'
  } catch (error) {
    return /quota/i.test(String(error)) ? 'full' : 'blocked'
  }
}

/** Tries one: `navigator.cookieEnabled` says yes in browsers that then keep none. */
export function keepsCookies(): boolean {
  const name = 'signpost-probe'
  try {
    document.cookie = `${name}=1; Path=/; SameSite=Strict; Max-Age=10`
    const kept = document.cookie.includes(`${name}=1`)
    document.cookie = `${name}=; Path=/; SameSite=Strict; Max-Age=0`
    return kept
  } catch {
    return false
  }
}
