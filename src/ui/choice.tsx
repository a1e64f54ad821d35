import field from './field.module.css'
import { useGivenOrSet } from './use-given-or-set.ts'

type Props = {
  name: string
  label: string
  chosen: string
  options: readonly { value: string; words: string }[]
}

/** A native control in a form whose state is the address. A choice applies at once; the control keeps the focus, as another may follow. */
export function Choice({ name, label, chosen, options }: Props) {
  const [shown, setShown] = useGivenOrSet(chosen)
  return (
    <label className={field.field}>
      <span className={field.hint}>{label}</span>
      <select
        className={field.select}
        name={name}
        value={shown}
        onChange={({ currentTarget }) => {
          setShown(currentTarget.value)
          currentTarget.form?.requestSubmit()
        }}
      >
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
