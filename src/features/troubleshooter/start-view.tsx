import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import type { ServedFlow } from '../../../contract/troubleshooter.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { stepAddress } from './address.ts'
import { fill, namesFrom } from '../../messages/fill.ts'
import { isCheckedFact } from './open-checks.ts'
import { asksSensitive } from './sensitive.ts'
import type { Situation } from './situation.ts'
import styles from './step-view.module.css'
import { Here } from './trail.tsx'
import { wayReports } from './way-reports.ts'

/** A flow that makes such checks on its way can have them made all at once, too. */
const checksSignIn = ({ steps }: ServedFlow) =>
  Object.values(steps).some((step) => 'check' in step && isCheckedFact(step.check))

export function StartView({ situation }: { situation: Situation }) {
  const { flow, config, asked } = situation
  const names = namesFrom(config)
  useEffect(() => wayReports.end(), [])
  return (
    <div className={styles.page}>
      <Here end={false}>
        <PageHeading title={fill(flow.title, names)} />
        <p className={styles.lead}>{fill(flow.summary, names)}</p>
        <p className={styles.begin}>
          <Link className={buttonClass('primary')} to={stepAddress(situation, flow.start, asked.answers)}>
            {say.start}
          </Link>
          {checksSignIn(flow) && (
            <Link className={buttonClass('quiet')} to={paths.check()}>
              {say.check}
            </Link>
          )}
        </p>
        <ul className={styles.promises}>
          <li>{say.oneQuestion}</li>
          <li>{say.checksItself}</li>
          <li>{say.nothingStored}</li>
          <li>{say.editorsLearn}</li>
          {asksSensitive(flow) && <li>{say.someKept}</li>}
        </ul>
      </Here>
    </div>
  )
}
