import { Link } from 'react-router-dom'
import type { CommentFilter, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { starWords } from '../../messages/feedback.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './comment-detail.module.css'
import { foldWords } from './fold-words.ts'
import { HandlingForm, type Handle } from './handling-form.tsx'
import { inboxAddress } from './inbox-queries.ts'

type Props = {
  comment: DeskComment
  filter: CommentFilter
  draft: { note: string | undefined; onChange: (note: string | undefined) => void }
  onHandle: Handle
}

/** The address of what the comment is about, if it is still there. */
const placeOf = ({ article, section }: DeskComment) =>
  paths.article(article.slug) + (section?.text ? `#${encodeURIComponent(section.id)}` : '')

export const CommentDetail = ({ comment, filter, draft, onHandle }: Props) => {
  const { article, section, folded, personalData, stars } = comment
  const title = article.title ?? article.slug
  return (
    <>
      <Link className={styles.back} to={inboxAddress(filter)} state={{ keepScroll: true }}>
        <Icon name="arrow-left" /> {say.backToList}
      </Link>
      <header className={styles.head}>
        <h2 id="shown-comment" tabIndex={-1} className={styles.title}>
          <bdi>{section ? say.about(title, section.text ?? section.id) : title}</bdi>
        </h2>
        <p className={styles.meta}>
          <time dateTime={comment.receivedAt}>{say.received(comment.receivedAt)}</time>
          <span>{stars === null ? say.unrated : say.rated(stars, starWords[stars])}</span>
        </p>
      </header>
      {personalData && (
        <Notice tone="trouble" title={say.personalTitle}>
          <p>{say.personalText}</p>
        </Notice>
      )}
      {folded === null ? (
        <CommentText text={comment.text} />
      ) : (
        <details className={styles.fold}>
          <summary>
            {say.rowFolded(foldWords(folded))} <span className={styles.show}>{say.show}</span>
          </summary>
          <CommentText text={comment.text} />
        </details>
      )}
      <p>
        {article.title === null ? (
          <span className={styles.gone}>{say.articleGone}</span>
        ) : (
          <Link className={buttonClass('quiet')} to={placeOf(comment)}>
            {say.goToSection}
          </Link>
        )}
      </p>
      <HandlingForm comment={comment} draft={draft} onHandle={onHandle} />
    </>
  )
}

/** Text and nothing else: no markup, no links, each line in its own direction, and no letter outside its box. */
const CommentText = ({ text }: { text: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- longer than its box, it is scrolled by keyboard
  <section className={styles.text} aria-label={say.text} tabIndex={0}>
    <bdi dir="auto">{text}</bdi>
  </section>
)
