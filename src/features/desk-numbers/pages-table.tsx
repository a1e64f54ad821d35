import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { PageNumbers, PageOrder } from '../../../contract/desk-pages.ts'
import { kindNames } from '../../messages/articles.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { AttentionCell } from './attention-cell.tsx'
import { LookAgain } from './look-again.tsx'
import styles from './pages.module.css'
import table from './table.module.css'
import { Trend } from './trend.tsx'
import view from './view.module.css'

type Column = { order: PageOrder; name: string; number?: boolean }
const columns: readonly Column[] = [
  { order: 'title', name: say.page },
  { order: 'votes', name: say.votes, number: true },
  { order: 'average', name: say.average, number: true },
  { order: 'trend', name: say.trend },
  { order: 'comments', name: say.comments, number: true },
  { order: 'updated', name: say.updated },
  { order: 'attention', name: say.attention },
]

type Sorted = { order: PageOrder; reversed: boolean }
type Props = { pages: readonly PageNumbers[]; sorted: Sorted; addressOf: (sorted: Sorted) => string }

export const PagesTable = ({ pages, sorted, addressOf }: Props) => (
  <table className={`${table.table} ${table.stacked} ${styles.pages}`}>
    <caption className="visually-hidden">{say.caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <SortedHead key={column.order} {...{ column, sorted, addressOf }} />
        ))}
      </tr>
    </thead>
    <tbody>
      {pages.map((page) => (
        <PageRow key={page.slug} page={page} />
      ))}
    </tbody>
  </table>
)

/** Titles begin with A and all else with the most, so that one word serves both ways. */
function SortedHead({ column, sorted, addressOf }: { column: Column } & Omit<Props, 'pages'>) {
  const chosen = sorted.order === column.order
  const reversed = chosen && !sorted.reversed
  const rises = (column.order === 'title') !== sorted.reversed
  return (
    <th
      scope="col"
      className={column.number ? table.number : undefined}
      {...(chosen && { 'aria-sort': rises ? 'ascending' : 'descending' })}
    >
      <Link
        className={styles.sort}
        to={addressOf({ order: column.order, reversed })}
        state={{ keepScroll: true }}
        aria-label={say.order(column.name)}
      >
        {column.name}
        {chosen && <span aria-hidden="true">{rises ? ' ↑' : ' ↓'}</span>}
      </Link>
    </th>
  )
}

const Cell = ({ label, number, children }: { label: string; number?: boolean; children: ReactNode }) => (
  <td data-label={label} className={number ? table.number : undefined}>
    <div>{children}</div>
  </td>
)

const Nothing = ({ words }: { words: string }) => (
  <>
    <span className={table.quiet} aria-hidden="true">
      {say.noAverage}
    </span>
    <span className="visually-hidden">{words}</span>
  </>
)

function PageRow({ page }: { page: PageNumbers }) {
  const { slug, title, kind, access, secret, current, earlier, trend, openComments } = page
  const { updatedAt, checkedAt, lookAgain } = page
  return (
    <tr>
      <th scope="row">
        <Link className={view.title} to={paths.desk(`pages/${slug}`)}>
          {title}
        </Link>
        <span className={table.quiet}>
          {kindNames[kind]}
          {access !== 'public' && (
            <>
              {' · '}
              <Icon name="lock" size="0.9em" /> {say[access]}
            </>
          )}
          {secret && ` · ${say.secret}`}
        </span>
        {lookAgain && <LookAgain page={page} />}
      </th>
      <Cell label={say.votes} number>
        {say.number(current.votes)}
      </Cell>
      <Cell label={say.average} number>
        {current.average === null ? <Nothing words={say.noVotes} /> : say.stars(current.average)}
        {earlier.average !== null && <span className={styles.earlier}>{say.wasBefore(earlier.average)}</span>}
      </Cell>
      <Cell label={say.trend}>{trend ? <Trend trend={trend} /> : <Nothing words={say.noTrend} />}</Cell>
      <Cell label={say.comments} number>
        {openComments === 0 ? (
          say.number(0)
        ) : (
          <Link
            className={styles.comments}
            to={paths.desk('comments', { article: slug, status: 'open' })}
            aria-label={say.openComments(openComments, title)}
          >
            {say.number(openComments)}
          </Link>
        )}
      </Cell>
      <Cell label={say.updated}>
        <time className={styles.day} dateTime={updatedAt}>
          {say.day(updatedAt)}
        </time>
        {checkedAt !== null && <span className={styles.earlier}>{say.checked(checkedAt)}</span>}
      </Cell>
      <Cell label={say.attention}>
        <AttentionCell page={page} />
      </Cell>
    </tr>
  )
}
