import { useId } from 'react'
import { type CommentStatus, type DeskComment, noteLimit } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'
import field from '../../ui/field.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './comment-detail.module.css'
import { Failed } from './failed.tsx'
import { useChanges } from './use-changes.ts'

export type Handled = { comment: DeskComment; before: CommentStatus }
export type Handle = (handled: Handled) => void

type Props = {
  comment: DeskComment
  draft: { note: string | undefined; onChange: (note: string | undefined) => void }
  onHandle: Handle
}

const whoChanged = ({ changedBy }: DeskComment) =>
  changedBy?.you ? say.you : (changedBy?.name ?? say.anotherEditor)

/** What becomes of one comment. What was typed stays until it is saved, whatever goes wrong. */
export function HandlingForm({ comment, draft, onHandle }: Props) {
  const id = useId()
  const changes = useChanges()
  const note = draft.note ?? comment.note ?? ''
  const over = note.length - noteLimit
  const isNew = note.trim() !== (comment.note ?? '')
  const [overtaken] = changes.data?.overtaken.filter((one) => one.id === comment.id) ?? []
  const change = (status?: CommentStatus) => {
    if (over > 0) return
    changes.mutate(
      {
        comments: [{ id: comment.id, seen: comment.changedAt }],
        ...(status && { status }),
        ...(isNew && { note }),
      },
      {
        onSuccess: ({ changed: [changed] }) => {
          if (!changed) return
          draft.onChange(undefined)
          onHandle({ comment: changed, before: comment.status })
        },
      },
    )
  }
  const other = comment.status === 'open' ? 'handled' : 'open'
  return (
    <form
      className={styles.handling}
      onSubmit={(event) => {
        event.preventDefault()
        change(other)
      }}
    >
      {overtaken && (
        <Notice tone="trouble" title={say.overtaken} role="alert">
          <p>{say.overtakenText(comment.changedAt ?? comment.receivedAt, whoChanged(comment))}</p>
          {comment.note !== null && (
            <p>
              {say.overtakenNote} <bdi>{comment.note}</bdi>
            </p>
          )}
        </Notice>
      )}
      {changes.isError && <Failed title={say.notSaved} error={changes.error} />}
      {changes.data?.missing.includes(comment.id) && <Notice tone="trouble" title={say.gone} role="alert" />}
      <div className={field.field}>
        <label className={field.label} htmlFor={id}>
          {say.note}
        </label>
        <p id={`${id}-hint`} className={field.hint}>
          {say.noteHint}
        </p>
        {over > 0 && (
          <p id={`${id}-fault`} className={field.error} role="alert">
            <Icon name="alert" /> {say.noteTooLong(over)}
          </p>
        )}
        <textarea
          id={id}
          className={`${field.textarea} ${styles.note}`}
          rows={3}
          dir="auto"
          aria-invalid={over > 0 || undefined}
          aria-describedby={`${over > 0 ? `${id}-fault ` : ''}${id}-hint`}
          value={note}
          onChange={(event) => draft.onChange(event.target.value)}
        />
      </div>
      <div className={styles.ways}>
        <Button
          type="submit"
          kind={other === 'handled' ? 'primary' : 'secondary'}
          aria-disabled={changes.isPending}
        >
          {changes.isPending ? say.saving : other === 'handled' ? say.handle : say.reopen}
        </Button>
        {isNew && (
          <Button kind="secondary" aria-disabled={changes.isPending} onClick={() => change()}>
            {say.saveNote}
          </Button>
        )}
      </div>
      {comment.changedAt !== null && (
        <p className={styles.changed}>{say.changed(comment.changedAt, whoChanged(comment))}</p>
      )}
    </form>
  )
}
