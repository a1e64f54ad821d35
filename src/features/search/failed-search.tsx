import { Link } from 'react-router-dom'
import { search as say } from '../../messages/search.ts'
import { shell, unreachableTexts } from '../../messages/shell.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { WhyNot } from './queries.ts'
import styles from './results.module.css'

type Props = { reason: WhyNot; asking: boolean; onRetry: () => void }

/** Why there are no results, and what works without them. What was typed stays in the box and in the address. */
export const FailedSearch = ({ reason, asking, onRetry }: Props) => (
  <div className={styles.failed}>
    <Notice tone="trouble" title={say.failed}>
      <p>{reason.why === 'too-many' ? shell.tooMany(reason.wait) : unreachableTexts[reason.why]}</p>
      {reason.why !== 'too-many' && <p>{say.keptText}</p>}
    </Notice>
    <p className={styles.ways}>
      <Button aria-disabled={asking} onClick={onRetry}>
        {asking ? shell.loading : shell.tryAgain}
      </Button>
      <Link className={buttonClass('quiet')} to={paths.articles()}>
        {say.allArticles}
      </Link>
      <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in')}>
        {shell.notFoundTroubleshooter}
      </Link>
    </p>
  </div>
)
