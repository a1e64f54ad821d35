import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { Failure } from '../../../contract/failure.ts'
import { failureTexts, session as say } from '../../messages/session.ts'
import { paths } from '../../paths.ts'
import { safeReturnTo } from '../../session/return-to.ts'
import { session } from '../../session/session.ts'
import { useSession } from '../../session/use-session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { FoldedText } from '../../ui/text-to-copy.tsx'
import styles from './failure-screen.module.css'
import { remedyFor } from './remedy.ts'

export type FailedSignIn = { failure: Failure; details: string; returnTo: string }

/** Words for the person first, one sensible button, and what an administrator would ask for folded away. */
export function FailureScreen({ failure, details, returnTo }: FailedSignIn) {
  const [time] = useState(() => new Date().toISOString())
  const remedy = remedyFor(failure)
  const back = safeReturnTo(returnTo, location.origin)
  // Whoever only wanted to prove it again, or to have new rights, has lost nothing.
  const { state } = useSession()
  const kept = state === 'signed-in' || state === 'renewing'
  const guidance = (
    <Link
      className={buttonClass(remedy === 'guide' ? 'primary' : 'secondary')}
      to={paths.troubleshooter('sign-in', { enter: failure })}
    >
      {say.guide}
    </Link>
  )
  return (
    <div className={styles.story}>
      <PageHeading title={kept ? say.failedAgainTitle : say.failedTitle} />
      <Notice tone="trouble">
        <p>{failureTexts[failure]}</p>
      </Notice>
      <p className={styles.ways}>
        {remedy === 'guide' && guidance}
        {remedy === 'secure' ? (
          <a className={buttonClass()} href={secureAddress()}>
            {say.secure}
          </a>
        ) : (
          <Button
            kind={remedy === 'again' ? 'primary' : 'secondary'}
            onClick={() => void session.signIn({ returnTo })}
          >
            {say.again}
          </Button>
        )}
        {remedy !== 'guide' && guidance}
        {(kept || back !== paths.home()) && (
          <Link className={buttonClass('quiet')} to={back}>
            {kept ? say.goBack : say.goOnReading}
          </Link>
        )}
        <Link className={buttonClass('quiet')} to={paths.check()}>
          {say.check}
        </Link>
      </p>
      <FoldedText title={say.details} text={say.report(failure, time, details)} label={say.copyDetails} />
    </div>
  )
}

const secureAddress = () => `https://${location.host}/`
