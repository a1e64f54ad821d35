import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router-dom'
import { ArticleList } from '../features/articles/article-list.tsx'
import styles from '../features/articles/article.module.css'
import { useChosenFilters } from '../features/articles/chosen-filters.ts'
import { HoldsFor } from '../features/articles/holds-for.tsx'
import { MoreArticles } from '../features/articles/more-articles.tsx'
import { NotFound } from '../features/articles/not-found.tsx'
import { topicQuery } from '../features/articles/queries.ts'
import { articles as say, inWords } from '../messages/articles.ts'
import { paths } from '../paths.ts'
import { PageHeading } from '../ui/page-heading.tsx'

export function Component() {
  const { topic = '' } = useParams()
  const [search] = useSearchParams()
  const filters = useChosenFilters(search)
  const list = useSuspenseInfiniteQuery(topicQuery(topic, filters, search.get('cursor') ?? ''))
  const [first] = list.data.pages
  if (!first?.filters.topics.includes(topic)) return <NotFound />
  return (
    <div className={styles.column}>
      <nav aria-label={say.breadcrumb}>
        <ol role="list" className={styles.breadcrumb}>
          <li>
            <Link to={paths.topics()}>{say.topics}</Link>
          </li>
        </ol>
      </nav>
      <PageHeading title={inWords(topic)} />
      {first.topicSummary !== undefined && <p className={styles.summary}>{first.topicSummary}</p>}
      <div className={styles.narrowed}>
        <HoldsFor filters={filters} all={paths.topic(topic)} />
        <output className={styles.count}>{say.count(first.total)}</output>
      </div>
      {first.total > 0 && <ArticleList teasers={list.data.pages.flatMap(({ articles }) => articles)} />}
      <MoreArticles list={list} />
    </div>
  )
}
