import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommentFilter, DeskComment } from '../../../contract/desk-comments.ts'
import { ApiProblem } from '../../http/problems.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CommentDetail } from './comment-detail.tsx'
import { Failed } from './failed.tsx'
import type { Handle } from './handling-form.tsx'
import styles from './inbox.module.css'
import { commentQuery } from './inbox-queries.ts'

type Props = {
  id: string | undefined
  /** The same comment, if the list has it already. */
  listed: DeskComment | undefined
  filter: CommentFilter
  onHandle: Handle
}

/** The comment that the address names, with the notes that were begun and not yet saved, of this one and the others. */
export function ShownComment({ id, listed, filter, onHandle }: Props) {
  const [drafts, setDrafts] = useState<Record<string, string | undefined>>({})
  const asked = useQuery({ ...commentQuery(id ?? ''), enabled: id !== undefined && listed === undefined })
  const comment = listed ?? (id === undefined ? undefined : asked.data)
  if (id === undefined)
    return (
      <div className={styles.choose}>
        <h2>{say.chooseTitle}</h2>
        <p>{say.chooseText}</p>
      </div>
    )
  if (comment)
    return (
      <CommentDetail
        key={comment.id}
        comment={comment}
        filter={filter}
        draft={{
          note: drafts[comment.id],
          onChange: (note) => setDrafts((before) => ({ ...before, [comment.id]: note })),
        }}
        onHandle={onHandle}
      />
    )
  if (asked.error instanceof ApiProblem && [400, 404].includes(asked.error.problem.status))
    return (
      <div className={styles.choose}>
        <h2 id="shown-comment" tabIndex={-1}>
          {say.gone}
        </h2>
        <p>{say.goneText}</p>
      </div>
    )
  if (asked.isError)
    return <Failed title={say.failed} error={asked.error} onRetry={() => void asked.refetch()} />
  return <Skeleton lines={[50, 30, 90, 95, 60]} />
}
