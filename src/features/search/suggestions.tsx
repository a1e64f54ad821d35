import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { search as say } from '../../messages/search.ts'
import { paths } from '../../paths.ts'
import { announce } from '../../ui/announcer.tsx'
import { useCombobox } from '../../ui/combobox.ts'
import { Icon } from '../../ui/icon.tsx'
import { Marked } from './marked.tsx'
import { suggestionsQuery } from './queries.ts'
import { type Row, rowsOf } from './suggestion-rows.ts'
import styles from './suggestions.module.css'

/** Milliseconds between the last letter and the question: whoever types does not read. */
const pause = 150

/** What the words in `box` may lead to, below it, and last of all the list of everything. */
export function Suggestions({ box, onTaken }: { box: HTMLInputElement; onTaken: () => void }) {
  const [text, setText] = useState('')
  const asked = useSettled(text, pause)
  const query = suggestionsQuery(asked)
  const { data, isSuccess, isPlaceholderData } = useQuery({ ...query, placeholderData: keepPreviousData })
  const rows = query.enabled && isSuccess && text !== '' ? rowsOf(data.hits) : null
  const { open, listProps, optionProps } = useCombobox(box, rows ? rows.length + 1 : 0, (typed) =>
    setText(typed.trim()),
  )

  const said = open && !isPlaceholderData && rows ? wordsFor(rows) : null
  useEffect(() => {
    if (said) announce(said)
  }, [said, asked])

  if (!open || !rows) return null
  return (
    <div {...listProps} className={styles.list} aria-label={say.suggestions}>
      {rows.map((row, index) => (
        <Link key={row.to} {...optionProps(index)} className={styles.row} to={row.to} onClick={onTaken}>
          <span className={styles.title} data-what={row.what}>
            <bdi>
              <Marked text={row.title} />
            </bdi>
          </span>
          <Note row={row} />
        </Link>
      ))}
      <Link {...optionProps(rows.length)} className={styles.all} to={paths.search({ q: text })}>
        <Icon name="search" />
        <span>{say.all(text)}</span>
      </Link>
    </div>
  )
}

const Note = ({ row: { what, note } }: { row: Row }) => (
  <span className={what === 'locked' ? styles.locked : styles.note}>
    {what === 'locked' && <Icon name="lock" />}
    <span>
      {what === 'locked' && `${say.locked}. `}
      <Marked text={note} />
    </span>
  </span>
)

const wordsFor = (rows: readonly Row[]) => (rows.length > 0 ? say.suggested(rows.length) : say.notSuggested)

/** The value, once it has not changed for so many milliseconds. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(setSettled, milliseconds, value)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
