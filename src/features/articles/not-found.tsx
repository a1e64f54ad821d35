import { use } from 'react'
import { Link } from 'react-router-dom'
import { shell } from '../../messages/shell.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.ts'
import { PageHeading } from '../../ui/page-heading.tsx'
import styles from './article.module.css'

export function NotFound() {
  use(Drawing)?.findNothing()
  return (
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
}
