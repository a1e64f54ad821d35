import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { Reasons } from './attention-cell.tsx'
import { LookAgain } from './look-again.tsx'
import { OverTime } from './over-time.tsx'
import styles from './page-view.module.css'
import { pageQuery } from './queries.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import { Spread } from './spread.tsx'
import { Trend } from './trend.tsx'
import view from './view.module.css'

/** One page, as its readers rated it. */
export function PageView({ slug, search }: { slug: string; search: URLSearchParams }) {
  const { data } = useSuspenseQuery(pageQuery(slug, search))
  const { page, revisions } = data
  const { current, earlier, openComments, attention } = page
  return (
    <div className={view.view}>
      <div>
        <p className={view.back}>
          <Link to={paths.desk('pages')}>
            <Icon name="arrow-left" /> {say.back}
          </Link>
        </p>
        <PageHeading title={page.title} />
        <LookAgain page={page} />
        <p className={styles.ways}>
          <Link to={paths.article(slug)}>{say.open}</Link>
          <Link to={paths.desk('comments', { article: slug })}>{say.readComments(openComments)}</Link>
        </p>
      </div>
      <section className={styles.facts} aria-label={say.facts}>
        <div>
          <h2>{say.average}</h2>
          <p className={styles.big}>
            {current.average === null ? say.noAverage : say.stars(current.average)}
          </p>
          <p className={view.note}>
            {current.votes === 0 ? say.noVotes : say.countedVotes(current.votes)}
            {earlier.average !== null && (
              <>
                <br />
                {say.earlier(earlier.votes, earlier.average)}
              </>
            )}
          </p>
        </div>
        <div>
          <h2>{say.trend}</h2>
          <div className={styles.trend}>
            <Trend trend={page.trend} />
          </div>
        </div>
        <div>
          <h2>{say.attention}</h2>
          <p className={styles.big}>{say.score(attention.score)}</p>
          <ShareBar share={attention.score / 100} />
          <Reasons page={page} />
        </div>
      </section>
      <OverTime data={data} />
      {current.votes + earlier.votes > 0 && <Spread revisions={revisions} />}
    </div>
  )
}
