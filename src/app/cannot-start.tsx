import { shell } from '../messages/shell.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import styles from './layout.module.css'

/** Without its configuration the portal cannot even say its own name. */
export const CannotStart = ({ onRetry }: { onRetry: () => void }) => (
  <main className={styles.main}>
    <div className={styles.failed}>
      <PageHeading title={shell.cannotStart} />
      <Notice tone="trouble">
        <p>{shell.cannotStartText}</p>
      </Notice>
      <p>
        <Button onClick={onRetry}>{shell.tryAgain}</Button>
      </p>
    </div>
  </main>
)
