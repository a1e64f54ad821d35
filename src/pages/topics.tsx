import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import list from '../features/articles/article-list.module.css'
import styles from '../features/articles/article.module.css'
import { topicsQuery } from '../features/articles/queries.ts'
import { articles as say, inWords } from '../messages/articles.ts'
import { locale } from '../messages/catalogue.ts'
import { paths } from '../paths.ts'
import { PageHeading } from '../ui/page-heading.tsx'

export function Component() {
  const { data } = useSuspenseQuery(topicsQuery)
  const topics = data.topics
    .map((topic) => ({ ...topic, name: inWords(topic.id) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <div className={styles.column}>
      <PageHeading title={say.topics} />
      <p className={styles.summary}>{say.topicsLead}</p>
      <ul role="list" className={`${list.list} ${styles.topics}`}>
        {topics.map(({ id, name, summary, articles }) => (
          <li key={id} className={list.item}>
            <h2 className={list.title}>
              <Link to={paths.topic(id)}>{name}</Link>
            </h2>
            {summary !== null && <p className={list.summary}>{summary}</p>}
            <p className={list.meta}>{say.count(articles)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
