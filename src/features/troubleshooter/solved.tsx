import { useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { Button } from '../../ui/button.tsx'
import styles from './outcome-view.module.css'

export type SolvedProps = {
  /** Where "no" goes on: the next likely cause, or the hand-over. */
  nextAddress: string
  report: (solved: boolean) => void
}

export function Solved({ nextAddress, report }: SolvedProps) {
  const heading = useId()
  const navigate = useNavigate()
  const [solved, setSolved] = useState(false)
  const thanks = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The buttons are gone; without this the keyboard would be at the top of the page.
    if (solved) thanks.current?.focus()
  }, [solved])

  if (solved) {
    return (
      <p ref={thanks} className={styles.thanks} tabIndex={-1}>
        {say.thanks}
      </p>
    )
  }
  const onYes = () => {
    report(true)
    setSolved(true)
  }
  const onNo = () => {
    report(false)
    void navigate(nextAddress)
  }
  return (
    <section className={styles.solved} aria-labelledby={heading}>
      <h2 id={heading}>{say.solvedQuestion}</h2>
      <div className={styles.actions}>
        <Button kind="secondary" onClick={onYes}>
          {say.yes}
        </Button>
        <Button kind="secondary" onClick={onNo}>
          {say.no}
        </Button>
      </div>
    </section>
  )
}
