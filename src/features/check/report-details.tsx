import { useState } from 'react'
import type { Verdicts } from '../../checks/check.ts'
import { check as say } from '../../messages/check.ts'
import { FoldedText } from '../../ui/text-to-copy.tsx'
import styles from './check.module.css'
import { reportText } from './report.ts'

/** For somebody else. Drawn once all is found, so its time is the time of the checks. */
export function ReportDetails({ verdicts, issuer }: { verdicts: Verdicts; issuer: string }) {
  const [now] = useState(() => new Date())
  const text = reportText(verdicts, { portal: location.origin, issuer, now })
  return (
    <div className={styles.report}>
      <FoldedText title={say.report} hint={say.reportSafe} text={text} label={say.copyReport} />
    </div>
  )
}
