import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import { FailureScreen } from '../features/sign-in/failure-screen.tsx'
import { portalConfigQuery } from '../http/portal-config.ts'
import { session as say } from '../messages/session.ts'
import { paths } from '../paths.ts'
import { safeReturnTo } from '../session/return-to.ts'
import { session } from '../session/session.ts'
import { neverReturned, takeAskedToSignIn } from '../session/sign-in-memory.ts'
import { useSession } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import page from '../ui/page.module.css'
import { PageHeading } from '../ui/page-heading.tsx'

/**
 * Says where the reader is about to go, and waits for the click: a page that leaves by itself cannot be gone back to. It leads on, once, for whoever
 * has just clicked _Sign in_ on a page on which the portal was not there yet.
 */
export function Component() {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  const [search] = useSearchParams()
  const reader = useSession()
  const [lost] = useState(() => neverReturned(Date.now()))
  const returnTo = safeReturnTo(search.get('returnTo'), location.origin)
  const isIn = reader.state === 'signed-in' || reader.state === 'renewing'
  useEffect(() => {
    if (takeAskedToSignIn(Date.now()) && !isIn) void session.signIn({ returnTo })
  }, [returnTo, isIn])

  if (isIn) return <Navigate to={returnTo} replace />
  if (reader.state === 'failed' && reader.during === 'start') return <FailureScreen {...reader} />
  const { accountService } = config.brand
  const leaving = reader.state === 'signing-in'
  return (
    <div className={page.short}>
      <PageHeading title={say.signInTitle} />
      <p>{say.signInWhere(accountService)}</p>
      {lost && (
        <Notice>
          <p>{say.neverReturned(accountService)}</p>
          <p>
            <Link to={paths.troubleshooter('sign-in', { enter: 'address-not-registered' })}>{say.guide}</Link>
          </p>
        </Notice>
      )}
      <p className={page.ways}>
        <Button aria-disabled={leaving} onClick={() => void session.signIn({ returnTo })}>
          {leaving ? say.onTheWay : say.signIn(accountService)}
        </Button>
        <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in')}>
          {say.cannot}
        </Link>{' '}
        <Link className={buttonClass('quiet')} to={paths.check()}>
          {say.check}
        </Link>
      </p>
    </div>
  )
}
