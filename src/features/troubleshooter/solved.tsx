import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { Button } from '../../ui/button.tsx'
import { fieldsOf } from './address.ts'
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
  const onNo = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    report(false)
    void navigate(nextAddress)
  }
  const { action, fields } = fieldsOf(nextAddress)
  return (
    <section className={styles.solved} aria-labelledby={heading}>
      <h2 id={heading}>{say.solvedQuestion}</h2>
      <form className={styles.actions} action={action} onSubmit={onNo}>
        <span data-needs-script="">
          <Button kind="secondary" onClick={onYes}>
            {say.yes}
          </Button>
        </span>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button kind="secondary" type="submit">
          {say.no}
        </Button>
      </form>
    </section>
  )
}
