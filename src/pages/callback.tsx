import { type LoaderFunctionArgs, replace, useLoaderData } from 'react-router-dom'
import { type FailedSignIn, FailureScreen } from '../features/sign-in/failure-screen.tsx'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'

/**
 * The address the provider sends readers back to. All the work is the loader's, which runs once a navigation whatever
 * React does; the session runs it once an address.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<FailedSignIn | Response> {
  try {
    const { returnTo } = await session.completeSignIn(new URL(request.url))
    return replace(returnTo)
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error
    const { failure, message, returnTo } = error
    if (failure === 'email-unverified') return replace(paths.troubleshooter('sign-in', { enter: failure }))
    return { failure, details: message, returnTo }
  }
}

/** What the address said was said once. */
export const shouldRevalidate = () => false

export function Component() {
  const failed = useLoaderData<FailedSignIn>()
  return <FailureScreen {...failed} />
}
