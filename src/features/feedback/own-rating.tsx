import { useEffect, useRef } from 'react'
import type { Stars } from '../../../contract/feedback.ts'
import { rating as say, starWords } from '../../messages/feedback.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './rating.module.css'

type Props = {
  headingId: string
  stars: Stars
  takesFocus: boolean
  onChange: () => void
  onWithdraw: () => void
}

/** Stands where the question stood. */
export function OwnRating({ headingId, stars, takesFocus, onChange, onWithdraw }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <div className={styles.own}>
      <span className={styles.tick}>
        <Icon name="check" size="1.25rem" />
      </span>
      <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.question}>
        {takesFocus && `${say.thanks} `}
        {say.mine(stars, starWords[stars])}
      </h2>
      <div className={styles.actions}>
        <Button kind="quiet" aria-label={say.changeRating} onClick={onChange}>
          {say.change}
        </Button>
        <Button kind="quiet" aria-label={say.withdrawRating} onClick={onWithdraw}>
          {say.withdraw}
        </Button>
      </div>
    </div>
  )
}
