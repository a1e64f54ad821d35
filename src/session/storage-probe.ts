import { SignInFailed } from './sign-in-failed.ts'

/**
 * Storage is touched here first, because a blocked one throws already when it is named, inside the library's constructor,
 * where nobody could say what is wrong.
 */
export function probeStorage(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name]
      const key = 'signpost.probe'
      storage.setItem(key, key)
      const kept = storage.getItem(key) === key
      storage.removeItem(key)
      if (!kept) throw new Error('does not keep what is written')
    } catch (cause) {
      throw new SignInFailed('storage-blocked', `${name}: ${String(cause)}`, { cause })
    }
  }
}

/** PKCE and the checks of signatures need `crypto.subtle`, which exists in secure contexts only. */
export function probeSecureContext(): void {
  if (!window.isSecureContext || !globalThis.crypto?.subtle)
    throw new SignInFailed('insecure-origin', `${location.origin} is not a secure context`)
}
