import { useId } from 'react'
import { check as say } from '../../messages/check.ts'
import styles from './check.module.css'

/** For the eye. Screen readers can ask for it, and are told only once all is done. */
export function Progress({ done, all }: { done: number; all: number }) {
  const label = useId()
  return (
    <p className={styles.progress}>
      <span id={label}>{say.checking(done, all)}</span>
      <progress aria-labelledby={label} value={done} max={all} />
    </p>
  )
}
