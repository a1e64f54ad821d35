import type { Stop } from '../../../contract/flow-walk.ts'
import { type ReactNode, useState } from 'react'
import { Link, NavigationType, useNavigationType } from 'react-router-dom'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { Icon } from '../../ui/icon.tsx'
import { fill, type Names } from '../../messages/fill.ts'
import styles from './trail.module.css'

type Props = {
  stops: readonly Stop[]
  names: Names
  /** The title of the flow and where it starts: the first stop of every trail. */
  origin: { title: string; to: string }
  changeAddress: (step: string) => string
}

/** So many stops are shown at once; earlier ones fold away, so that the question stays in sight. */
const shown = 3

/** The way walked so far: a line with stops. What could not be checked was asked, and is no stop. */
export function Trail({ stops, names, origin, changeAddress }: Props) {
  const visible = stops.filter((stop) => stop.kind !== 'checked' || stop.value !== 'unknown')
  const folded = visible.length > shown ? visible.slice(0, 1 - shown) : []
  const draw = (stop: Stop) => (
    <TrailStop key={stop.step} stop={stop} names={names} to={changeAddress(stop.step)} />
  )
  return (
    <section className={styles.trail} aria-label={say.trail}>
      <p className={styles.origin}>
        <Link to={origin.to}>{fill(origin.title, names)}</Link>
      </p>
      {folded.length > 0 && (
        <details className={styles.folded}>
          <summary>{say.earlier(folded.length)}</summary>
          <ol>{folded.map(draw)}</ol>
        </details>
      )}
      {visible.length > folded.length && <ol>{visible.slice(folded.length).map(draw)}</ol>}
    </section>
  )
}

function TrailStop({ stop, names, to }: { stop: Stop; names: Names; to: string }) {
  switch (stop.kind) {
    case 'answered': {
      const question = fill(stop.question.question, names)
      return (
        <li className={styles.stop} data-kind={stop.kind}>
          <span className={styles.quiet}>{question}</span>
          <span className={styles.said}>{fill(stop.label, names)}</span>
          <Link className={styles.change} to={to} aria-label={say.changeAnswer(question)}>
            {say.change}
          </Link>
        </li>
      )
    }
    case 'checked':
      return (
        <li className={styles.stop} data-kind={stop.kind}>
          <span className={styles.tick}>
            <Icon name="check" />
          </span>
          <span className={styles.quiet}>{say.checkedForYou}</span>
          <span className={styles.said}>
            {stop.value !== 'unknown' && fill(stop.check.says[stop.value], names)}
          </span>
        </li>
      )
    case 'tried':
      return (
        <li className={styles.stop} data-kind={stop.kind}>
          <span className={styles.quiet}>{say.didNotHelp}</span>
          <span className={styles.said}>
            <Link to={to}>{fill(stop.outcome.outcome, names)}</Link>
          </span>
        </li>
      )
  }
}

/** Where the reader is: the open stop of a question, or the end of the line. */
export function Here({ end, children }: { end: boolean; children: ReactNode }) {
  const how = useNavigationType()
  // The page that was loaded is there at once.
  const [arrives] = useState(how === NavigationType.Push)
  return (
    <div className={end ? styles.end : styles.open} data-arrives={arrives || undefined}>
      {children}
    </div>
  )
}
