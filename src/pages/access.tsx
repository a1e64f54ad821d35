import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { AccessTable } from '../features/access/access-table.tsx'
import styles from '../features/access/access.module.css'
import { Missing } from '../features/access/missing.tsx'
import { ForgetVisitor } from '../features/access/forget-visitor.tsx'
import { RefreshRights } from '../features/access/refresh-rights.tsx'
import { accessQuery } from '../http/access-query.ts'
import { access as say } from '../messages/access.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import page from '../ui/page.module.css'
import { PageHeading } from '../ui/page-heading.tsx'

export function Component() {
  const { data: report } = useSuspenseQuery(accessQuery)
  const guide = (
    <Link
      className={buttonClass('quiet')}
      to={paths.step('sign-in', 'signed-in', { 'what-happens': 'locked' })}
    >
      {say.guide}
    </Link>
  )
  return (
    <div className={page.column}>
      <PageHeading title={say.title} />
      <p className={page.lead}>{report.signedIn ? say.lead : say.anonymous}</p>
      {report.signedIn ? (
        <>
          <p className={styles.read}>{say.readAt(report.tokenIssuedAt, minutesSince(report))}</p>
          <RefreshRights report={report} />
          <AccessTable report={report} />
          <Missing report={report} />
          <p className={page.ways}>{guide}</p>
        </>
      ) : (
        <p className={page.ways}>
          <Button onClick={() => void session.signIn({ returnTo: paths.access() })}>{say.signIn}</Button>
          {guide}
        </p>
      )}
      <ForgetVisitor />
    </div>
  )
}

/** By the server's clock at both ends, so that the reader's does not matter. */
const minutesSince = ({ now, tokenIssuedAt }: { now: string; tokenIssuedAt: string }) =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(tokenIssuedAt)) / 60_000))
