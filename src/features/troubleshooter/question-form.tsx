import { type MouseEvent, type SubmitEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Question } from '../../../contract/troubleshooter.ts'
import { fill, type Names } from '../../messages/fill.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { fieldsOf } from './address.ts'
import styles from './question-form.module.css'

type Props = {
  id: string
  question: Question
  chosen: string | null
  names: Names
  /** Whether it was sent before, with nothing chosen. */
  missed: boolean
  /** The address of this question. */
  here: string
  /** Before Continue is pressed. */
  onChoose: (answer: string) => unknown
  onContinue: (answer: string) => void
}

export function QuestionForm(props: Props) {
  const { id, question, chosen, names, missed: before, here, onChoose, onContinue } = props
  /** How often Continue was pressed with nothing chosen: each time the summary takes the focus again. */
  const [missed, setMissed] = useState(before ? 1 : 0)
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (missed > 0) summary.current?.focus()
  }, [missed])
  const form = useRef<HTMLFormElement>(null)
  const onArrival = useEffectEvent(() => {
    // By then it may have been answered, or has been before.
    const answer = form.current && answerIn(form.current, id)
    if (answer) onChoose(answer)
  })
  useEffect(() => onArrival(), [])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = answerIn(event.currentTarget, id)
    if (answer) onContinue(answer)
    else setMissed((times) => times + 1)
  }

  const answers = Object.entries(question.answers)
  const first = inputId(id, answers[0]?.[0])
  const toFirst = (event: MouseEvent) => {
    // Followed natively, the fragment would become a page of its own in the history.
    event.preventDefault()
    document.getElementById(first)?.focus()
  }
  const hintId = question.hint ? `${id}-hint` : undefined
  const keptId = question.sensitive ? `${id}-kept` : undefined
  const errorId = missed > 0 ? `${id}-error` : undefined
  const described = [hintId, keptId, errorId].filter(Boolean).join(' ') || undefined

  const { action, fields } = fieldsOf(here)

  return (
    // Whatever happens, a browser neither writes a sensitive answer into an address nor remembers it.
    <form
      ref={form}
      action={action}
      method={question.sensitive ? 'post' : 'get'}
      autoComplete={question.sensitive ? 'off' : undefined}
      noValidate
      onSubmit={onSubmit}
    >
      <fieldset className={styles.question} aria-describedby={described}>
        <legend>
          <PageHeading title={fill(question.question, names)} />
        </legend>
        {question.hint && (
          <p id={hintId} className={styles.hint}>
            {fill(question.hint, names)}
          </p>
        )}
        {question.sensitive && (
          <p id={keptId} className={styles.kept}>
            <Icon name="lock" /> <span>{say.sensitive}</span>
          </p>
        )}
        {missed > 0 && (
          <div ref={summary} className={styles.missing} role="alert" tabIndex={-1}>
            <strong>{say.chooseTitle}</strong>
            <a id={errorId} href={`#${first}`} onClick={toFirst}>
              {say.chooseAnswer}
            </a>
          </div>
        )}
        {answers.map(([answer, { label, hint }]) => (
          <Answer
            key={answer}
            name={id}
            value={answer}
            label={fill(label, names)}
            hint={hint ? fill(hint, names) : null}
            chosen={answer === chosen}
            onChoose={() => onChoose(answer)}
          />
        ))}
      </fieldset>
      {question.sensitive ? (
        <noscript>
          <p className={styles.hint}>{say.sensitiveWithoutScript}</p>
        </noscript>
      ) : (
        fields
          .filter(([name]) => name !== id)
          .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
      )}
      <Button kind="primary" type="submit">
        {say.continue}
      </Button>
    </form>
  )
}

function answerIn(form: HTMLFormElement, id: string): string | null {
  const answer = new FormData(form).get(id)
  return typeof answer === 'string' ? answer : null
}

const inputId = (name: string, value = '') => `${name}--${value}`

type AnswerProps = {
  name: string
  value: string
  label: string
  hint: string | null
  chosen: boolean
  onChoose: () => void
}

function Answer({ name, value, label, hint, chosen, onChoose }: AnswerProps) {
  const id = inputId(name, value)
  const hintId = `${id}-hint`
  return (
    <div className={styles.answer}>
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen}
        onChange={onChoose}
        required
        aria-describedby={hint ? hintId : undefined}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={hintId} className={styles.answerHint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
