import { useEffect, useRef } from 'react'
import type { ChangedComments, CommentStatus, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'

export type DoneChange = ChangedComments & { status: CommentStatus; before: readonly DeskComment[] }

/** Those that had another status before. */
export const turnedBy = ({ changed, before, status }: DoneChange) =>
  changed.filter(({ id }) => before.some((one) => one.id === id && one.status !== status))

/** What the last change did, of each comment, and the way back. */
export function Done({ done, onUndo }: { done: DoneChange; onUndo: () => void }) {
  const { changed, overtaken, missing, status } = done
  const turned = turnedBy(done).length
  const turnedWords = status === 'handled' ? say.doneHandled : say.doneReopened
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was pressed may be gone with the selection, and with it the place of the keyboard.
    if (document.activeElement === document.body) words.current?.focus()
  }, [done])
  return (
    <>
      <p ref={words} tabIndex={-1}>
        {changed.length > 0 && (turned > 0 ? turnedWords(turned) : say.doneNoted)}{' '}
        {overtaken.length > 0 && say.someOvertaken(overtaken.length)}{' '}
        {missing.length > 0 && say.someMissing(missing.length)}
      </p>
      {turned > 0 && (
        <Button kind="quiet" onClick={onUndo}>
          {say.undo}
        </Button>
      )}
    </>
  )
}
