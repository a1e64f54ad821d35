import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import * as v from 'valibot'
import { type Stars, starsSchema } from '../../../contract/feedback.ts'
import { rating as say, starWords } from '../../messages/feedback.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hasGoneOn } from './gone-on.ts'
import styles from './rating.module.css'

type Props = {
  headingId: string
  chosen: Stars | null
  takesFocus: boolean
  /** The reader has turned to it, and may soon send something. */
  onBegin: () => void
  onRate: (stars: Stars) => void
  /** Back to how it was before, in words; null when there is no way back. */
  back: { words: string; take: () => void } | null
}

/** The chosen one of them, as the tab key would. */
const focusRadios = (form: HTMLFormElement | null) =>
  (form?.querySelector<HTMLElement>(':checked') ?? form?.querySelector('input'))?.focus()

/**
 * Five radios, as the browser makes them: arrow keys move the choice, so only the button sends it. Nobody votes twice on
 * the way from one star to four.
 */
export function RatingForm({ headingId, chosen, takesFocus, onBegin, onRate, back }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const error = useId()
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    if (takesFocus && !hasGoneOn(form.current)) focusRadios(form.current)
  }, [takesFocus])

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const stars = v.safeParse(starsSchema, Number(new FormData(event.currentTarget).get('stars')))
    setMissing(!stars.success)
    if (stars.success) onRate(stars.output)
    else focusRadios(event.currentTarget)
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className={styles.form}>
      <fieldset aria-describedby={missing ? error : undefined}>
        <legend>
          <h2 id={headingId} className={styles.question}>
            {say.question}
          </h2>
        </legend>
        {missing && (
          <p id={error} className={styles.missing} role="alert">
            <Icon name="alert" /> {say.chooseFirst}
          </p>
        )}
        <div className={styles.options}>
          {starsSchema.options.map((stars) => (
            <label key={stars} className={styles.option}>
              <input
                type="radio"
                name="stars"
                value={stars}
                required
                defaultChecked={stars === chosen}
                onFocus={onBegin}
                onChange={() => setMissing(false)}
              />
              <Icon name="star" size="1.5rem" />
              <span>{say.stars(stars, starWords[stars])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.actions}>
        <Button type="submit" kind="secondary">
          {say.send}
        </Button>
        {back && (
          <Button kind="quiet" onClick={back.take}>
            {back.words}
          </Button>
        )}
      </div>
    </form>
  )
}
