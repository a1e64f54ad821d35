import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import type { Video as Told } from '../../contract/video.ts'
import { ArticleBody } from '../features/articles/article-body.tsx'
import { ArticleHead } from '../features/articles/article-head.tsx'
import { ArticleList } from '../features/articles/article-list.tsx'
import styles from '../features/articles/article.module.css'
import { Contents } from '../features/articles/contents.tsx'
import { Moved } from '../features/articles/moved.tsx'
import { Neighbours } from '../features/articles/neighbours.tsx'
import { articleQuery, type Reading } from '../features/articles/queries.ts'
import { articles as say } from '../messages/articles.ts'
import { useSession } from '../session/use-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { WhenNear } from '../ui/when-near.tsx'

const LockPanel = lazy(() =>
  import('../features/articles/lock-panel.tsx').then(({ LockPanel }) => ({ default: LockPanel })),
)
const Video = lazy(() => import('../features/video/video.tsx').then(({ Video }) => ({ default: Video })))
/** An article stays that can be read, also without it. */
const Feedback = lazy(() =>
  import('../features/feedback/feedback.tsx').then(
    ({ Feedback }) => ({ default: Feedback }),
    () => ({ default: () => <p>{say.feedbackNotLoaded}</p> }),
  ),
)

export function Component() {
  const { slug = '' } = useParams()
  const { data: reading, error, isFetching, refetch } = useSuspenseQuery(articleQuery(slug))
  const reader = useSession()
  /** The article's video as it is told now. */
  const renew = async () => {
    const { data } = await refetch()
    return (data?.access === 'open' && data.article.video) || null
  }
  if (reading.access === 'moved') return <Moved to={reading.to} />
  if (reading.access === 'open') return <OpenArticle {...reading} renew={renew} />
  // What is locked for strangers says nothing about a reader who is signed in, and has been asked for again.
  const isOfStrangers =
    reading.reason === 'sign_in_required' && 'account' in reader && reader.state !== 'ended'
  if (isOfStrangers && error) throw error
  return <LockedArticle {...reading} isChecking={isOfStrangers && isFetching} />
}

type Open = Extract<Reading, { access: 'open' }> & { renew: () => Promise<Told | null> }

const OpenArticle = ({ article, renew }: Open) => (
  <>
    <article>
      <ArticleHead teaser={article} />
      {article.video && (
        <Video key={article.slug} title={article.title} video={article.video} renew={renew} />
      )}
      <div className={styles.text}>
        {article.headings.length > 1 && (
          <aside className={styles.side}>
            <Contents headings={article.headings} />
          </aside>
        )}
        <ArticleBody html={article.html} />
      </div>
    </article>
    <div className={styles.after}>
      <Neighbours neighbours={article.neighbours} />
      <noscript>
        <p>{say.feedbackNeedsScript}</p>
      </noscript>
      <WhenNear key={article.slug} className={styles.feedback}>
        <Suspense fallback={<Skeleton lines={[50, 80]} />}>
          <Feedback slug={article.slug} headings={article.headings} />
        </Suspense>
      </WhenNear>
      {article.related.length > 0 && (
        <section className={styles.related} aria-labelledby="related">
          <h2 id="related">{say.related}</h2>
          <ArticleList teasers={article.related} headingLevel={3} />
        </section>
      )}
    </div>
  </>
)

type Locked = Extract<Reading, { access: 'locked' }> & { isChecking: boolean }

const LockedArticle = ({ teaser, reason, remedy, isChecking }: Locked) => (
  <article>
    <ArticleHead teaser={teaser} />
    {isChecking ? (
      <output>{say.checkingAccess}</output>
    ) : (
      <Suspense fallback={<Skeleton lines={[70, 60]} />}>
        <LockPanel teaser={teaser} reason={reason} remedy={remedy} />
      </Suspense>
    )}
  </article>
)
