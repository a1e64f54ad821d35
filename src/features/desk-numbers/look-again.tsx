import type { PageNumbers } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './look-again.module.css'

/** Why somebody should look at a page again, and who that is. */
export function LookAgain({
  page: { lookAgain, owner },
}: {
  page: Pick<PageNumbers, 'lookAgain' | 'owner'>
}) {
  if (!lookAgain) return null
  const { reason, since } = lookAgain
  return (
    <span className={styles.again}>
      <span>
        <Icon name="alert" size="0.9em" />{' '}
        {reason === 'review_due' ? say.reviewDue(since) : say.notChecked(since)}
      </span>
      {owner && <a href={`mailto:${owner.email}`}>{say.owner(owner.name)}</a>}
    </span>
  )
}
