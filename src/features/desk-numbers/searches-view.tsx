import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { searchesOnAPage, type SearchOrder, searchOrders } from '../../../contract/desk-searches.ts'
import { deskSearches as say } from '../../messages/desk-searches.ts'
import { paths } from '../../paths.ts'
import { PageHeading } from '../../ui/page-heading.tsx'
import { Pager } from './pager.tsx'
import styles from './pages.module.css'
import { searchesQuery } from './queries.ts'
import table from './table.module.css'
import view from './view.module.css'

/** What readers looked for and did not find: what is missing, or is called something else. The address is the state. */
export function SearchesView({ search }: { search: URLSearchParams }) {
  const { data: list } = useSuspenseQuery(searchesQuery(search))
  const order = searchOrders.find((one) => one === search.get('order')) ?? 'often'
  const page = Number(search.get('page') ?? 1)
  return (
    <div className={view.view}>
      <div>
        <PageHeading title={say.title} />
        <p className={view.lead}>{say.lead}</p>
      </div>
      <output className={view.count}>{say.count(list.total)}</output>
      {list.searches.length === 0 ? (
        <div className={styles.none}>
          <h2>{say.none}</h2>
          <p>{say.noneText}</p>
        </div>
      ) : (
        <table className={`${table.table} ${table.stacked} ${styles.searches}`}>
          <caption className="visually-hidden">{say.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say.text}</th>
              <SortedHead order="often" chosen={order} name={say.often} number />
              <th scope="col">{say.first}</th>
              <SortedHead order="lately" chosen={order} name={say.last} />
            </tr>
          </thead>
          <tbody>
            {list.searches.map(({ text, count, firstAt, lastAt }) => (
              <tr key={text}>
                <th scope="row">
                  <Link className={view.title} to={paths.search({ q: text })} aria-label={say.again(text)}>
                    {text}
                  </Link>
                </th>
                <td data-label={say.often} className={table.number}>
                  {say.number(count)}
                </td>
                <Day label={say.first} at={firstAt} />
                <Day label={say.last} at={lastAt} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager
        page={page}
        of={Math.ceil(list.total / searchesOnAPage)}
        addressOf={(to) =>
          paths.desk('searches', { ...Object.fromEntries(search), page: to === 1 ? undefined : String(to) })
        }
      />
    </div>
  )
}

type Head = { order: SearchOrder; chosen: SearchOrder; name: string; number?: boolean }

const SortedHead = ({ order, chosen, name, number }: Head) => (
  <th
    scope="col"
    className={number ? table.number : undefined}
    {...(order === chosen && { 'aria-sort': 'descending' })}
  >
    <Link
      className={styles.sort}
      to={paths.desk('searches', { order: order === 'often' ? undefined : order })}
      state={{ keepScroll: true }}
      aria-label={say.order(name)}
    >
      {name}
      {order === chosen && <span aria-hidden="true"> ↓</span>}
    </Link>
  </th>
)

const Day = ({ label, at }: { label: string; at: string }) => (
  <td data-label={label}>
    <time className={styles.day} dateTime={at}>
      {say.day(at)}
    </time>
  </td>
)
