import { type Dropped, stepOf } from '../../../contract/flow-walk.ts'
import type { Flow } from '../../../contract/troubleshooter.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { Notice } from '../../ui/notice.tsx'
import { fill, type Names } from '../../messages/fill.ts'
import styles from './step-view.module.css'
import type { Detour } from './standing.ts'

const detours: Record<Detour, string> = {
  'no-such-step': say.detourNoSuchStep,
  'question-open': say.detourQuestionOpen,
  checked: say.detourChecked,
  'other-way': say.detourOtherWay,
}

type Props = {
  flow: Flow
  names: Names
  detour: Detour | null
  outdated: readonly Dropped[]
  forgotten: boolean
}

/** Why a reader stands on another page than the address says, or with fewer answers than it gave. */
export function Explained({ flow, names, detour, outdated, forgotten }: Props) {
  if (forgotten) {
    return (
      <Note title={say.forgottenTitle}>
        <p>{say.forgotten}</p>
      </Note>
    )
  }
  if (outdated.length > 0) {
    return (
      <Note title={say.outdatedTitle}>
        <ul>
          {changesIn(flow, names, outdated).map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        <p>{say.outdatedRest}</p>
      </Note>
    )
  }
  if (!detour) return null
  return (
    <Note title={say.detourTitle}>
      <p>{detours[detour]}</p>
    </Note>
  )
}

const Note = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className={styles.detour}>
    <Notice tone="plain" title={title}>
      {children}
    </Notice>
  </div>
)

/** What is known of a question is its text; of one that is gone, only that it was there. */
function changesIn(flow: Flow, names: Names, outdated: readonly Dropped[]): string[] {
  const asked = outdated.flatMap(({ step: id }) => {
    const step = stepOf(flow, id)
    return step && 'question' in step ? [say.outdatedAnswer(fill(step.question, names))] : []
  })
  const gone = outdated.length - asked.length
  return gone > 0 ? [...asked, say.outdatedSteps(gone)] : asked
}
