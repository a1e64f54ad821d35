import { useState } from 'react'
import type { Verdicts } from '../../checks/check.ts'
import { check as say } from '../../messages/check.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import styles from './check.module.css'
import { reportText } from './report.ts'

/** Folded away: it is for somebody else. Drawn once all is found, so its time is the time of the checks. */
export function ReportDetails({ verdicts, issuer }: { verdicts: Verdicts; issuer: string }) {
  const [now] = useState(() => new Date())
  const text = reportText(verdicts, { portal: location.origin, issuer, now })
  return (
    <details className={styles.details}>
      <summary>{say.report}</summary>
      <p>{say.reportSafe}</p>
      <pre className={styles.report}>{text}</pre>
      <CopyButton text={text} label={say.copyReport} />
    </details>
  )
}
