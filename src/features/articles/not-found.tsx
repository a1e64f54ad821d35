import { Link } from 'react-router-dom'
import { shell } from '../../messages/shell.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import styles from './article.module.css'

export const NotFound = () => (
  <div className={styles.column}>
    <PageHeading title={shell.notFound} />
    <p className={styles.summary}>{shell.notFoundText}</p>
    <p className={styles.ways}>
      <Link className={buttonClass()} to={paths.articles()}>
        {shell.notFoundArticles}
      </Link>
      <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in')}>
        {shell.notFoundTroubleshooter}
      </Link>
    </p>
  </div>
)
