import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/use-session.ts'

/**
 * A sign-in can be started on any page, and fail before the reader leaves. Then the page for signing in says why; the
 * page that was being read is one step back.
 */
export function ShowFailedSignIn() {
  const reader = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const failedAt = reader.state === 'failed' && reader.during === 'start' ? reader.returnTo : null
  const elsewhere = pathname !== paths.signIn() && pathname !== paths.callback()
  useEffect(() => {
    if (failedAt !== null && elsewhere) void navigate(paths.signIn(failedAt))
    // oxlint-disable-next-line react/exhaustive-deps -- only the failure itself leads there; whoever goes on afterwards is let go
  }, [failedAt])
  return null
}
