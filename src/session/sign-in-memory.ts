import { type Failure, failures } from '../../contract/failure.ts'
import { tabStorage } from './tab-storage.ts'

const returnToKey = 'signpost.return-to'
const failedKey = 'signpost.failed'
const lastFailureKey = 'signpost.last-failure'

/** Where the reader wanted to go, for when the answer's own memory of it is lost. */
export const keepReturnTo = (returnTo: string) => tabStorage.setItem(returnToKey, returnTo)
export const lastReturnTo = () => tabStorage.getItem(returnToKey) ?? '/'

const askedKey = 'signpost.asked-to-sign-in'
/** In milliseconds: a page that did not come then is no longer waited for. */
const waitsFor = 60_000

/** That a link to the sign-in was followed by hand, before the portal was there to begin one itself. */
export const keepAskedToSignIn = (now: number) => tabStorage.setItem(askedKey, String(now))

/** Whether a reader has just followed a link to the sign-in by hand. Says yes once. */
export function takeAskedToSignIn(now: number): boolean {
  const asked = Number(tabStorage.getItem(askedKey) ?? Number.NaN)
  tabStorage.removeItem(askedKey)
  return now >= asked && now - asked < waitsFor
}

const leftKey = 'signpost.left'
const within = 30 * 60_000

/** That this tab has left for the provider, until it comes back with an answer, whatever it says. */
export const keepLeft = (now: number) => tabStorage.setItem(leftKey, String(now))
export const forgetLeft = () => tabStorage.removeItem(leftKey)

/** A sign-in left for the provider not long ago, and the reader is here without an answer of it. */
export function neverReturned(now: number): boolean {
  const left = Number(tabStorage.getItem(leftKey) ?? Number.NaN)
  return now >= left && now - left < within
}

/** What an answer failed with, so that a reload does not hide it behind "already used". */
export const keepFailure = (url: URL, failure: Failure) =>
  tabStorage.setItem(failedKey, `${failure} ${url.searchParams.get('state') ?? ''}`)
export const forgetFailure = () => tabStorage.removeItem(failedKey)

/** A reloaded page has no `state` any more, its address having been cleaned: then it is the tab's last failure. */
export function earlierFailure(url: URL): Failure | null {
  const [failure, state] = tabStorage.getItem(failedKey)?.split(' ') ?? []
  const asked = url.searchParams.get('state')
  if (asked !== null && asked !== state) return null
  return failures.find((known) => known === failure) ?? null
}

/** The name of the last failure and when it was, for the page that checks: kept by the tab, until a sign-in works. */
export const keepLastFailure = (failure: Failure, now: number) =>
  tabStorage.setItem(lastFailureKey, `${failure} ${now}`)
export const forgetLastFailure = () => tabStorage.removeItem(lastFailureKey)

export function lastFailure(): { failure: Failure; at: number } | null {
  const [name, at] = tabStorage.getItem(lastFailureKey)?.split(' ') ?? []
  const failure = failures.find((known) => known === name)
  return failure && Number.isFinite(Number(at)) ? { failure, at: Number(at) } : null
}
