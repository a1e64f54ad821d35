import type { Trend as TrendNumbers } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import styles from './trend.module.css'

const arrowOf = (change: number) => (change > 0 ? '↗' : change < 0 ? '↘' : '→')

/** A change that chance could make is drawn quietly, and says so. */
export function Trend({ trend }: { trend: TrendNumbers | null }) {
  if (!trend) return <span className={styles.quiet}>{say.noTrend}</span>
  const { change, clear, since } = trend
  const direction = !clear ? 'unclear' : change < 0 ? 'down' : 'up'
  return (
    <span className={styles.trend} data-direction={direction}>
      <span className={styles.change}>
        <span aria-hidden="true">{arrowOf(clear ? change : 0)}</span> {say.change(change)}
      </span>{' '}
      <span className={styles.quiet}>
        {clear ? (since === 'revision' ? say.sinceRevision : say.sinceDays) : say.unclear}
      </span>
    </span>
  )
}
