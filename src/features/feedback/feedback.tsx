import type { Heading } from '../../../contract/article.ts'
import { useSession } from '../../session/use-session.ts'
import { Comment } from './comment.tsx'
import styles from './feedback.module.css'
import { Rating } from './rating.tsx'

/** What a reader can give back at the end of an open article: a rating for everybody, a comment for the editors. */
export function Feedback({ slug, headings }: { slug: string; headings: Heading[] }) {
  const reader = useSession()
  const subject = 'account' in reader ? reader.account.subject : null
  // Another article or another reader begins anew: nothing half done is carried over.
  const whose = `${slug} ${subject ?? ''}`
  return (
    <div className={styles.feedback}>
      <Rating key={`rating ${whose}`} owner={{ slug, subject }} />
      <Comment key={`comment ${whose}`} owner={{ slug, subject }} headings={headings} />
    </div>
  )
}
