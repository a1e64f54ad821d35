import type { EntryKey } from '../contract/troubleshooter.ts'
import type { RawFailure } from '../src/session/failure.ts'

export const error = (message: string, name = 'Error') => Object.assign(new Error(message), { name })
/** As oidc-client-ts throws an OAuth error answer. */
export const refusal = (code: string, description = '') =>
  Object.assign(new Error(description || code), {
    name: 'ErrorResponse',
    error: code,
    error_description: description,
  })
export const callback = (parameters: Record<string, string>) =>
  new URL(`https://help.example.com/auth/callback?${new URLSearchParams(parameters)}`)
export const answered = (code: string, description?: string): RawFailure => ({
  during: 'callback',
  url: callback({ error: code, state: 's', ...(description ? { error_description: description } : {}) }),
})
export const thrown = (raised: unknown, rest: Partial<RawFailure> = {}): RawFailure => ({
  during: 'callback',
  error: raised,
  ...rest,
})
export const noState = error('No matching state found in storage')

/** Where a reader meets a failure. */
export type Meeting =
  | 'on the way back'
  | 'before leaving'
  | 'back without an answer'
  | 'while reading'
  | 'from the API'
  | 'as a lock'
  | 'as a lock that nobody can tell the reason of'
/** Nothing of the provider or the library has to be read: whoever notices it knows what it is. */
export type Noticed = { noticed: Meeting }

export type FailureRow = readonly [number: number, seen: string, raw: RawFailure | Noticed, cause: EntryKey]
