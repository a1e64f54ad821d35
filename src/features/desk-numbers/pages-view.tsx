import { useSuspenseQuery } from '@tanstack/react-query'
import { type PageOrder, pageOrders } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { paths } from '../../paths.ts'
import { PageHeading } from '../../ui/page-heading.tsx'
import { Pager } from './pager.tsx'
import styles from './pages.module.css'
import { PagesFilter } from './pages-filter.tsx'
import { PagesTable } from './pages-table.tsx'
import { pagesQuery } from './queries.ts'
import view from './view.module.css'

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
    <div className={view.view}>
      <div>
        <PageHeading title={say.title} />
        <p className={view.lead}>{say.lead}</p>
      </div>
      <PagesFilter search={search} />
      <output className={view.count}>{say.count(list.total)}</output>
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
      <Pager page={list.page} of={list.of} addressOf={(page) => changed({ page: String(page) })} />
    </div>
  )
}
