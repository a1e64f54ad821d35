import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { ArticleBody } from '../features/articles/article-body.tsx'
import { ArticleHead } from '../features/articles/article-head.tsx'
import { ArticleList } from '../features/articles/article-list.tsx'
import styles from '../features/articles/article.module.css'
import { Contents } from '../features/articles/contents.tsx'
import { Moved } from '../features/articles/moved.tsx'
import { Neighbours } from '../features/articles/neighbours.tsx'
import { articleQuery, type Reading } from '../features/articles/queries.ts'
import { articles as say } from '../messages/articles.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { WhenNear } from '../ui/when-near.tsx'

const LockPanel = lazy(() =>
  import('../features/articles/lock-panel.tsx').then(({ LockPanel }) => ({ default: LockPanel })),
)
const Feedback = lazy(() =>
  import('../features/feedback/feedback.tsx').then(({ Feedback }) => ({ default: Feedback })),
)

export function Component() {
  const { slug = '' } = useParams()
  const { data: reading } = useSuspenseQuery(articleQuery(slug))
  if (reading.access === 'moved') return <Moved to={reading.to} />
  return reading.access === 'open' ? <OpenArticle {...reading} /> : <LockedArticle {...reading} />
}

const OpenArticle = ({ article }: Extract<Reading, { access: 'open' }>) => (
  <>
    <article>
      <ArticleHead teaser={article} />
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

const LockedArticle = ({ teaser, reason, remedy }: Extract<Reading, { access: 'locked' }>) => (
  <article>
    <ArticleHead teaser={teaser} />
    <Suspense fallback={<Skeleton lines={[70, 60]} />}>
      <LockPanel teaser={teaser} reason={reason} remedy={remedy} />
    </Suspense>
  </article>
)
