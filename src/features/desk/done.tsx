import type { ChangedComments, CommentStatus, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'
import styles from './inbox.module.css'

export type DoneChange = ChangedComments & { status: CommentStatus; before: readonly DeskComment[] }

/** Those that had another status before. */
export const turnedBy = ({ changed, before, status }: DoneChange) =>
  changed.filter(({ id }) => before.some((one) => one.id === id && one.status !== status))

/** What the last change did, of each comment, and the way back. */
export function Done({ done, onUndo }: { done: DoneChange; onUndo: () => void }) {
  const { changed, overtaken, missing, status } = done
  const turned = turnedBy(done).length
  const turnedWords = status === 'handled' ? say.doneHandled : say.doneReopened
  return (
    <div className={styles.done}>
      <output>
        {changed.length > 0 && (turned > 0 ? turnedWords(turned) : say.doneNoted)}{' '}
        {overtaken.length > 0 && say.someOvertaken(overtaken.length)}{' '}
        {missing.length > 0 && say.someMissing(missing.length)}
      </output>
      {turned > 0 && (
        <Button kind="quiet" onClick={onUndo}>
          {say.undo}
        </Button>
      )}
    </div>
  )
}
