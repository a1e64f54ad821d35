import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import type { AccessReport } from '../../../contract/access.ts'
import { accessQuery } from '../../http/access-query.ts'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { viewing } from '../../http/view-as.ts'
import { desk as say } from '../../messages/desk.ts'
import { viewAs } from '../../messages/view-as.ts'
import { paths } from '../../paths.ts'
import { session } from '../../session/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import page from '../../ui/page.module.css'
import { PageHeading } from '../../ui/page-heading.tsx'

/** Who may come in, as the API says. It decides at every call again; this only explains. */
export function DeskGate({ children }: { children: ReactNode }) {
  const { data: report } = useSuspenseQuery(accessQuery)
  if (viewing) return <ViewingAsSomebodyElse />
  if (!report.signedIn) return <SignInFirst />
  return report.editor.value ? children : <NotAnEditor report={report} />
}

const ViewingAsSomebodyElse = () => (
  <div className={page.short}>
    <PageHeading title={viewAs.closedTitle} />
    <p>{viewAs.closedText}</p>
  </div>
)

function SignInFirst() {
  const { accountService } = useSuspenseQuery(portalConfigQuery).data.brand
  const { pathname, search } = useLocation()
  return (
    <div className={page.short}>
      <PageHeading title={say.signInTitle} />
      <p>{say.signInText(accountService)}</p>
      <p className={page.ways}>
        <Button onClick={() => void session.signIn({ returnTo: pathname + search })}>{say.signIn}</Button>
        <Link className={buttonClass('quiet')} to={paths.home()}>
          {say.home}
        </Link>
      </p>
    </div>
  )
}

const NotAnEditor = ({ report }: { report: Extract<AccessReport, { signedIn: true }> }) => (
  <div className={page.short}>
    <PageHeading title={say.refusedTitle} />
    <p>{say.refusedText(report.email ?? report.name ?? say.nameless, report.editor.claim)}</p>
    <p className={page.ways}>
      <Link className={buttonClass()} to={paths.access()}>
        {say.myAccess}
      </Link>
      <Link className={buttonClass('quiet')} to={paths.home()}>
        {say.home}
      </Link>
    </p>
  </div>
)
