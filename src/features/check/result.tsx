import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import type { Verdicts } from '../../checks/check.ts'
import { check as say } from '../../messages/check.ts'
import { paths } from '../../paths.ts'
import { announce } from '../../ui/announcer.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import page from '../../ui/page.module.css'
import styles from './check.module.css'
import { type Result, resultOf } from './result-of.ts'

const titleOf = ({ state, count }: Result) => {
  if (state === 'ok') return say.allFine
  return state === 'fail' ? say.troubles(count) : say.warnings(count)
}
const tones = { ok: 'open', warn: 'locked', fail: 'trouble' } as const

/** One sentence for all checks, and the step that helps most. Said once, when the last check is done. */
export function ResultNotice({ verdicts }: { verdicts: Verdicts }) {
  const result = resultOf(verdicts)
  const title = titleOf(result)
  useEffect(() => announce(title), [title])
  return (
    <Notice tone={tones[result.state]} title={title}>
      {result.state === 'ok' && <p>{say.allFineText}</p>}
      <p className={`${page.ways} ${styles.ways}`}>
        <Link
          className={buttonClass(result.state === 'ok' ? 'secondary' : 'primary')}
          to={paths.troubleshooter('sign-in', result.help ? { enter: result.help } : {})}
        >
          {say.guide}
        </Link>
      </p>
    </Notice>
  )
}
