import { use } from 'react'
import { Navigate, useLocation } from 'react-router-dom'
import { type FailedSignIn, FailureScreen } from '../features/sign-in/failure-screen.tsx'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'
import { Skeleton } from '../ui/skeleton.tsx'

type Result = { to: string } | { failed: FailedSignIn }

const results = new WeakMap<Promise<unknown>, Promise<Result>>()

/** What comes of the answer in an address. The session works once an address, so that React may draw as often as it likes. */
function resultOf(address: string): Promise<Result> {
  const signIn = session.completeSignIn(new URL(address, location.origin))
  const known = results.get(signIn)
  if (known) return known
  const result = signIn.then(
    ({ returnTo }): Result => ({ to: returnTo }),
    (error: unknown): Result => {
      if (!(error instanceof SignInFailed)) throw error
      const { failure, message, returnTo } = error
      if (failure === 'email-unverified') return { to: paths.troubleshooter('sign-in', { enter: failure }) }
      return { failed: { failure, details: message, returnTo } }
    },
  )
  results.set(signIn, result)
  return result
}

/** The address the provider sends readers back to. */
export function Component() {
  const { pathname, search } = useLocation()
  const result = use(resultOf(pathname + search))
  if ('failed' in result) return <FailureScreen {...result.failed} />
  return (
    <>
      <Skeleton />
      <Navigate to={result.to} replace />
    </>
  )
}
