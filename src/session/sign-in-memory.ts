import { type Failure, failures } from '../../contract/failure.ts'
import { tabStorage } from './tab-storage.ts'

const returnToKey = 'signpost.return-to'
const failedKey = 'signpost.failed'

/** Where the reader wanted to go, for when the answer's own memory of it is lost. */
export const keepReturnTo = (returnTo: string) => tabStorage.setItem(returnToKey, returnTo)
export const lastReturnTo = () => tabStorage.getItem(returnToKey) ?? '/'

/** What an answer failed with, so that a reload does not hide it behind "already used". */
export function keepFailure(url: URL, failure: Failure): void {
  const state = url.searchParams.get('state')
  if (state) tabStorage.setItem(failedKey, `${failure} ${state}`)
}

export function earlierFailure(url: URL): Failure | null {
  const [failure, state] = tabStorage.getItem(failedKey)?.split(' ') ?? []
  if (!state || state !== url.searchParams.get('state')) return null
  return failures.find((known) => known === failure) ?? null
}
