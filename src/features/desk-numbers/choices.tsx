import { useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { Button } from '../../ui/button.tsx'
import field from '../../ui/field.module.css'
import styles from './choices.module.css'

type Option = { value: string; words: string }
export type Choice = { name: string; label: string; chosen: string; options: readonly Option[] }

type Props = {
  label: string
  apply: string
  choices: readonly Choice[]
  /** What the address holds besides, and keeps. */
  kept?: Record<string, string | null>
  children?: React.ReactNode
}

/** Native controls in a form whose state is the address. A choice applies at once, and the button does without. What is first is usual. */
export function Choices({ label, apply, choices, kept = {}, children }: Props) {
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const usual = new Map(choices.map(({ name, options }) => [name, options[0]?.value]))
  return (
    <form
      ref={form}
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
      {choices.map(({ name, label: words, chosen, options }) => (
        <label key={name} className={field.field}>
          <span className={styles.label}>{words}</span>
          <select
            className={field.select}
            name={name}
            // A new address from elsewhere (Back, "Clear") draws the control anew.
            key={chosen}
            defaultValue={chosen}
            onChange={() => form.current?.requestSubmit()}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit" kind="secondary">
        {apply}
      </Button>
    </form>
  )
}
