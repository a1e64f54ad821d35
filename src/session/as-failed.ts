import { SignInFailed } from './sign-in-failed.ts'

/** The adapter names its own failures. Anything else is a file of the portal that did not load. */
export function asFailed(error: unknown, during: 'start' | 'callback' | 'renewal'): SignInFailed {
  if (error instanceof SignInFailed) return error
  const failure = navigator.onLine ? 'unknown' : 'offline'
  return new SignInFailed(failure, `${during}: ${String(error)}`, { cause: error })
}
