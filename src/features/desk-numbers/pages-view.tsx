import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { type PageOrder, pageOrders } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import styles from './pages.module.css'
import { PagesFilter } from './pages-filter.tsx'
import { PagesTable } from './pages-table.tsx'
import { pagesQuery } from './queries.ts'

const isOrder = (word: string | null): word is PageOrder => pageOrders.some((order) => order === word)

/** Every page of the portal, as readers rated it. The address is the state. */
export function PagesView({ search }: { search: URLSearchParams }) {
  const { data: list } = useSuspenseQuery(pagesQuery(search))
  const order = search.get('order')
  const usual = search.has('look') ? 'review' : 'attention'
  const sorted = {
    order: isOrder(order) ? order : usual,
    reversed: search.get('direction') === 'reversed',
  } as const
  /** This address with something else in it; what is usual needs no word. */
  const changed = (changes: Record<string, string | undefined>) =>
    paths.desk('pages', { ...Object.fromEntries(search), page: undefined, ...changes })
  return (
    <div className={styles.view}>
      <div>
        <PageHeading title={say.title} />
        <p className={styles.lead}>{say.lead}</p>
      </div>
      <PagesFilter search={search} />
      <output className={styles.count}>{say.count(list.total)}</output>
      {list.total === 0 ? (
        <div className={styles.none}>
          <h2>{say.none}</h2>
          <p>{say.noneText}</p>
        </div>
      ) : (
        <PagesTable
          pages={list.pages}
          sorted={sorted}
          addressOf={({ order: by, reversed }) =>
            changed({
              order: by === usual ? undefined : by,
              direction: reversed ? 'reversed' : undefined,
            })
          }
        />
      )}
      {list.of > 1 && (
        <nav className={styles.pager} aria-label={say.pager}>
          {list.page > 1 && (
            <Link className={buttonClass('secondary')} to={changed({ page: String(list.page - 1) })}>
              {say.previous}
            </Link>
          )}
          <span>{say.place(list.page, list.of)}</span>
          {list.page < list.of && (
            <Link className={buttonClass('secondary')} to={changed({ page: String(list.page + 1) })}>
              {say.next}
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}
