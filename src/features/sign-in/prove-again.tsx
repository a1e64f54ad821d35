import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router-dom'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { session as say } from '../../messages/session.ts'
import { paths } from '../../paths.ts'
import { session } from '../../session/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import styles from './failure-screen.module.css'

type Proof = { acrValues?: string | undefined; maxAge?: number | undefined; missing?: string[] | undefined }

/** The API wants a newer or stronger proof of who is reading (RFC 9470): an offer, since leaving by itself would be a trap. */
export function ProveAgain({ proof: { missing, ...proof } }: { proof: Proof }) {
  const { accountService } = useSuspenseQuery(portalConfigQuery).data.brand
  const { pathname, search } = useLocation()
  return (
    <div className={styles.story}>
      <PageHeading title={say.proveTitle} />
      <p>{say.proveText(accountService)}</p>
      {missing && <p>{say.proveMissing(accountService, missing)}</p>}
      <p className={styles.ways}>
        <Button onClick={() => void session.signIn({ returnTo: pathname + search, ...proof })}>
          {say.signIn(accountService)}
        </Button>
        <Link className={buttonClass('secondary')} to={paths.home()}>
          {say.home}
        </Link>
      </p>
    </div>
  )
}
