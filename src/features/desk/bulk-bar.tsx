import { useId, useState } from 'react'
import { noteLimit } from '../../../contract/desk-comments.ts'
import type { CommentStatus, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'
import field from '../../ui/field.module.css'
import styles from './bulk-bar.module.css'

type Props = {
  selected: readonly DeskComment[]
  pending: boolean
  onChange: (status: CommentStatus, note?: string) => void
  onClear: () => void
}

/** What can be done to all that are selected, while any are. */
export function BulkBar({ selected, pending, onChange, onClear }: Props) {
  const id = useId()
  const [note, setNote] = useState('')
  const noted = note.trim() === '' ? undefined : note
  return (
    <section className={styles.bar} aria-label={say.bulk}>
      <p className={styles.count}>{say.selected(selected.length)}</p>
      <label className={styles.note} htmlFor={id}>
        <span className="visually-hidden">{say.bulkNote}</span>
        <input
          id={id}
          className={field.input}
          maxLength={noteLimit}
          placeholder={say.bulkNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {selected.some(({ status }) => status === 'open') && (
        <Button aria-disabled={pending} onClick={() => onChange('handled', noted)}>
          {pending ? say.saving : say.handle}
        </Button>
      )}
      {selected.some(({ status }) => status === 'handled') && (
        <Button kind="secondary" aria-disabled={pending} onClick={() => onChange('open', noted)}>
          {say.reopen}
        </Button>
      )}
      <Button kind="quiet" onClick={onClear}>
        {say.clearSelection}
      </Button>
    </section>
  )
}
