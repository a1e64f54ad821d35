import { tabStorage } from './tab-storage.ts'

const key = 'signpost.leaving'

/** Remembers that this tab leaves for the provider's sign-out. The value comes back as `state`. */
export function keepLeaving(): string {
  const state = crypto.randomUUID()
  tabStorage.setItem(key, state)
  return state
}

/**
 * Where the reader is signed out now. Only an answer to a sign-out that this tab started says anything about the provider
 * (OpenID Connect RP-Initiated Logout, section 3): anyone can open the page's address.
 */
export function signedOutOf(url: URL): 'everywhere' | 'portal' {
  const state = url.searchParams.get('state')
  return state !== null && state === tabStorage.getItem(key) ? 'everywhere' : 'portal'
}
