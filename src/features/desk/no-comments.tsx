import { Link } from 'react-router-dom'
import type { CommentFilter } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { buttonClass } from '../../ui/button.tsx'
import styles from './inbox.module.css'
import { inboxAddress } from './inbox-queries.ts'

/** Nothing waits, or nothing fits. */
export function NoComments({ filter: { status, ...narrowed } }: { filter: CommentFilter }) {
  const isNarrowed = Object.keys(narrowed).length > 0
  return (
    <div className={styles.none}>
      <h2>{isNarrowed ? say.noneTitle : say.emptyTitle}</h2>
      <p>{isNarrowed ? say.noneText : say.emptyText}</p>
      {isNarrowed && (
        <p>
          <Link
            className={buttonClass('secondary')}
            to={inboxAddress({ status })}
            state={{ keepScroll: true }}
          >
            {say.clear}
          </Link>
        </p>
      )}
    </div>
  )
}
