import { useSuspenseQuery } from '@tanstack/react-query'
import { CheckList } from '../features/check/check-list.tsx'
import styles from '../features/check/check.module.css'
import { Progress } from '../features/check/progress.tsx'
import { ReportDetails } from '../features/check/report-details.tsx'
import { ResultNotice } from '../features/check/result.tsx'
import { checksFor, useChecks } from '../features/check/use-checks.ts'
import { portalConfigQuery } from '../http/portal-config.ts'
import { check as say } from '../messages/check.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import page from '../ui/page.module.css'
import { PageHeading } from '../ui/page-heading.tsx'

/** Needs no session, and nothing to work but the portal itself: whatever fails is what it is there to show. */
export function Component() {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  const { state } = useSession()
  const signedIn = state === 'signed-in' || state === 'renewing'
  const { verdicts, again } = useChecks({ config: config.oidc, signedIn })
  const ids = checksFor(signedIn)
  const done = ids.filter((id) => verdicts[id]).length
  const finished = done === ids.length
  return (
    <div className={page.column}>
      <PageHeading title={say.title} />
      <p className={page.lead}>{say.lead}</p>
      <div className={styles.result}>
        {finished ? <ResultNotice verdicts={verdicts} /> : <Progress done={done} all={ids.length} />}
      </div>
      <CheckList ids={ids} verdicts={verdicts} />
      {!signedIn && <p className={styles.more}>{say.more}</p>}
      <p className={page.ways}>
        <Button kind="secondary" aria-disabled={!finished} onClick={again}>
          {say.again}
        </Button>
        {!signedIn && (
          <Button kind="quiet" onClick={() => void session.signIn({ returnTo: paths.check() })}>
            {say.signIn}
          </Button>
        )}
      </p>
      {finished && <ReportDetails verdicts={verdicts} issuer={config.oidc.issuer} />}
    </div>
  )
}
