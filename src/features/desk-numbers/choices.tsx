import type { ComponentProps, ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import styles from './choices.module.css'

type Props = {
  label: string
  apply: string
  choices: readonly ComponentProps<typeof Choice>[]
  /** What the address holds besides, and keeps. */
  kept?: Record<string, string | null>
  children?: ReactNode
}

/** A form whose state is the address. A choice applies at once, and the button does without. What is first is usual. */
export function Choices({ label, apply, choices, kept = {}, children }: Props) {
  const navigate = useNavigate()
  const usual = new Map(choices.map(({ name, options }) => [name, options[0]?.value]))
  return (
    <form
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<search>` is younger than browsers in use
      role="search"
      aria-label={label}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const said = [...new FormData(event.currentTarget), ...Object.entries(kept)].flatMap(
          ([name, value]) =>
            typeof value === 'string' && value.trim() !== '' && value !== usual.get(name)
              ? [[name, value.trim()]]
              : [],
        )
        void navigate({ search: new URLSearchParams(said).toString() }, { state: { keepScroll: true } })
      }}
    >
      {children}
      {choices.map((choice) => (
        <Choice key={choice.name} {...choice} />
      ))}
      <Button type="submit" kind="secondary">
        {apply}
      </Button>
    </form>
  )
}
