import { Link } from 'react-router-dom'
import type { CommentFilter, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './comment-list.module.css'
import { foldWords } from './fold-words.ts'
import { inboxAddress } from './inbox-queries.ts'

type Props = {
  comments: readonly DeskComment[]
  filter: CommentFilter
  shown: string | undefined
  selected: ReadonlySet<string>
  onSelect: (id: string, on: boolean) => void
}

const canBeSeen = /[^\p{C}\p{Z}\p{M}]/u

/** A line to know a comment by; what is folded stays folded here. */
export function excerptOf({ text, folded }: DeskComment): string {
  if (folded !== null) return say.rowFolded(foldWords(folded))
  return canBeSeen.test(text) ? text.replace(/\s+/g, ' ').trim().slice(0, 200) : say.invisible
}

export const rowId = (id: string) => `comment-${id}`

export const CommentList = ({ comments, filter, shown, selected, onSelect }: Props) => (
  <ol className={styles.list} role="list" aria-label={say.list}>
    {comments.map((comment) => (
      <li key={comment.id} className={styles.row} data-shown={comment.id === shown || undefined}>
        <label className={styles.select}>
          <input
            type="checkbox"
            checked={selected.has(comment.id)}
            onChange={(event) => onSelect(comment.id, event.target.checked)}
          />
          <span className="visually-hidden">{say.select(excerptOf(comment))}</span>
        </label>
        <p className={styles.origin}>
          <bdi className={styles.article}>{comment.article.title ?? comment.article.slug}</bdi>
          <time dateTime={comment.receivedAt}>{say.day(comment.receivedAt)}</time>
        </p>
        <Link
          id={rowId(comment.id)}
          className={comment.folded === null ? styles.excerpt : styles.folded}
          to={inboxAddress(filter, comment.id)}
          aria-current={comment.id === shown ? 'true' : undefined}
          replace={shown !== undefined}
          state={{ keepScroll: true }}
        >
          <bdi>{excerptOf(comment)}</bdi>
        </Link>
        <p className={styles.marks}>
          {comment.status === 'handled' && (
            <span className={styles.handled}>
              <Icon name="check" /> {say.rowHandled}
            </span>
          )}
          {comment.personalData && (
            <span className={styles.personal}>
              <Icon name="alert" /> {say.rowPersonal}
            </span>
          )}
          {comment.stars !== null && (
            <span>
              <Icon name="star" /> {say.starsOf(comment.stars)}
            </span>
          )}
        </p>
      </li>
    ))}
  </ol>
)
