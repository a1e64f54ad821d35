import { type RawFailure, failureFrom } from './failure.ts'
import { SignInFailed } from './sign-in-failed.ts'

/** Whatever was thrown, with a name. */
export function asFailed(error: unknown, during: RawFailure['during']): SignInFailed {
  if (error instanceof SignInFailed) return error
  const failure = failureFrom({ error, during, facts: { online: navigator.onLine } })
  return new SignInFailed(failure, `${during}: ${String(error)}`, { cause: error })
}
