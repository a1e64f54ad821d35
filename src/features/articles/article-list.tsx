import { Link } from 'react-router-dom'
import type { Teaser } from '../../../contract/article.ts'
import { articles as say, kindNames } from '../../messages/articles.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './article-list.module.css'

type Props = { teasers: readonly Teaser[]; headingLevel?: 2 | 3 }

/** Teasers as a list; a lock is said by a word and a shape, not by a colour alone. */
export const ArticleList = ({ teasers, headingLevel = 2 }: Props) => {
  const Heading = `h${headingLevel}` as const
  return (
    <ul role="list" className={styles.list}>
      {teasers.map((teaser) => (
        <li key={teaser.slug} className={styles.item}>
          <Heading className={styles.title}>
            <Link to={paths.article(teaser.slug)}>{teaser.title}</Link>
          </Heading>
          <p className={styles.summary}>{teaser.summary}</p>
          <p className={styles.meta}>
            {kindNames[teaser.kind]}
            {teaser.duration && <span>{say.lasting(teaser.duration)}</span>}
            {teaser.access === 'locked' && (
              <span className={styles.locked}>
                <Icon name="lock" /> {say.locked}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
