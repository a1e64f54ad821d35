import { Link } from 'react-router-dom'
import type { Teaser } from '../../../contract/article.ts'
import { articles as say, inWords, kindNames } from '../../messages/articles.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import styles from './article.module.css'
import { versionWords } from './version-words.ts'

/** What anyone may know of an article: the same whether it is open or locked. */
export const ArticleHead = ({ teaser }: { teaser: Teaser }) => (
  <header className={styles.head}>
    <nav aria-label={say.breadcrumb}>
      <ol role="list" className={styles.breadcrumb}>
        <li>
          <Link to={paths.articles()}>{say.title}</Link>
        </li>
        {teaser.topics.slice(0, 1).map((topic) => (
          <li key={topic}>
            <Icon name="chevron-right" />
            <Link to={paths.topic(topic)}>{inWords(topic)}</Link>
          </li>
        ))}
      </ol>
    </nav>
    <PageHeading title={teaser.title} />
    <p className={styles.summary}>{teaser.summary}</p>
    <p className={styles.meta}>
      <span>{kindNames[teaser.kind]}</span>
      {teaser.duration && <span>{say.lasting(teaser.duration)}</span>}
      <span>
        {say.updated(teaser.updatedAt)}{' '}
        <a href={`mailto:${teaser.updatedBy.email}`}>{teaser.updatedBy.name}</a>
      </span>
      {teaser.checkedAt !== undefined && <span>{say.checked(teaser.checkedAt)}</span>}
      <span>{versionWords(teaser.versions)}</span>
    </p>
  </header>
)
