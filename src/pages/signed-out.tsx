import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { portalConfigQuery } from '../http/portal-config.ts'
import { session as say } from '../messages/session.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { signedOutOf } from '../session/signed-out-of.ts'
import { useSession } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import page from '../ui/page.module.css'
import { PageHeading } from '../ui/page-heading.tsx'

/** Says of what the reader is signed out, and no more than the portal knows. */
export function Component() {
  const [where] = useState(() => signedOutOf(new URL(location.href)))
  const { brand, links } = useSuspenseQuery(portalConfigQuery).data
  const reader = useSession()
  if (reader.state === 'signed-in' || reader.state === 'renewing') {
    const { name, email, subject } = reader.account
    return (
      <div className={page.short}>
        <PageHeading title={say.stillSignedIn} />
        <p>{say.stillSignedInText(name ?? email ?? subject)}</p>
        <p className={page.ways}>
          <Button onClick={() => void session.signOut()}>{say.signOut}</Button>
        </p>
      </div>
    )
  }
  const everywhere = where === 'everywhere'
  const accountPage = links['account-service']
  return (
    <div className={page.short}>
      <PageHeading title={say.signedOutTitle} />
      <p>
        {(everywhere ? say.signedOutEverywhere : say.signedOutPortal)(brand.portal, brand.accountService)}
      </p>
      <p className={page.ways}>
        <Button onClick={() => void session.signIn({ returnTo: paths.home() })}>{say.signInAgain}</Button>
        {!everywhere && accountPage && (
          <a className={buttonClass('secondary')} href={accountPage}>
            {say.openAccountService(brand.accountService)}
          </a>
        )}
        <Link className={buttonClass('quiet')} to={paths.home()}>
          {say.home}
        </Link>
      </p>
    </div>
  )
}
