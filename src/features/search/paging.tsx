import { Link } from 'react-router-dom'
import { hitsOnAPage } from '../../../contract/search.ts'
import { search as say } from '../../messages/search.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { addressOf, type Asked } from './queries.ts'
import styles from './results.module.css'

/** Links from page to page: each has an address that can be kept and sent. */
export function Paging({ asked, total }: { asked: Asked; total: number }) {
  const last = Math.ceil(total / hitsOnAPage)
  if (last < 2) return null
  const { page } = asked
  const to = (other: number) => paths.search(addressOf({ ...asked, page: other }))
  return (
    <nav className={styles.paging} aria-label={say.pages}>
      {page > 1 && (
        <Link rel="prev" to={to(page - 1)}>
          <Icon name="arrow-left" /> {say.previous}
        </Link>
      )}
      <span>{say.page(page, last)}</span>
      {page < last && (
        <Link rel="next" to={to(page + 1)}>
          {say.next} <Icon name="chevron-right" />
        </Link>
      )}
    </nav>
  )
}
