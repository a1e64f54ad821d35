import { useEffect, useRef } from 'react'
import type { Stars } from '../../../contract/feedback.ts'
import { rating as say, starWords } from '../../messages/feedback.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hasGoneOn } from './gone-on.ts'
import styles from './rating.module.css'

type Props = {
  headingId: string
  /** Null while it is being withdrawn. */
  stars: Stars | null
  /** On its way: nobody is told that it is saved before it is. */
  saving: boolean
  takesFocus: boolean
  onChange: () => void
  onWithdraw: () => void
}

/** Stands where the question stood. */
export function OwnRating({ headingId, stars, saving, takesFocus, onChange, onWithdraw }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus && !hasGoneOn(heading.current)) heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const words = () => {
    if (stars === null) return say.withdrawing
    const spelled = starWords[stars]
    if (saving) return say.saving(stars, spelled)
    return `${takesFocus ? `${say.thanks} ` : ''}${say.mine(stars, spelled)}`
  }
  return (
    <div className={styles.own}>
      <span className={styles.tick}>{!saving && <Icon name="check" size="1.25rem" />}</span>
      <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.question}>
        {words()}
      </h2>
      {stars !== null && (
        <div className={styles.actions}>
          <Button kind="quiet" aria-label={say.changeRating} onClick={onChange}>
            {say.change}
          </Button>
          <Button kind="quiet" aria-label={say.withdrawRating} onClick={onWithdraw}>
            {say.withdraw}
          </Button>
        </div>
      )}
    </div>
  )
}
