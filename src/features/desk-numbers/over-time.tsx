import type { DeskPage } from '../../../contract/desk-pages.ts'
import { periods as allPeriods, type Period } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { Link } from 'react-router-dom'
import { paths } from '../../paths.ts'
import styles from './page-view.module.css'
import table from './table.module.css'
import { VotesChart } from './votes-chart.tsx'
import view from './view.module.css'

const byWords: Record<Period, string> = { day: say.byDay, week: say.byWeek, month: say.byMonth }

/** Votes and average over time: as a chart, and as a table. */
export function OverTime({ data: { page, periods, by, before } }: { data: DeskPage }) {
  if (periods.length === 0) {
    return (
      <section className={view.section} aria-labelledby="over-time">
        <h2 id="over-time">{say.overTime}</h2>
        <div className={view.empty}>
          <p className={view.emptyTitle}>{say.emptyTitle}</p>
          <p>{say.emptyText}</p>
        </div>
      </section>
    )
  }
  return (
    <section className={view.section} aria-labelledby="over-time">
      <div className={styles.sectionHead}>
        <h2 id="over-time">{say.overTime}</h2>
        <p className={styles.by}>
          {say.by}{' '}
          {allPeriods.map((period) => (
            <Link
              key={period}
              to={paths.desk(`pages/${page.slug}`, period === 'week' ? {} : { by: period })}
              state={{ keepScroll: true }}
              aria-current={period === by || undefined}
            >
              {byWords[period]}
            </Link>
          ))}
        </p>
      </div>
      <VotesChart periods={periods} by={by} title={page.title} />
      <p className={view.note}>
        {say.overTimeText} {before > 0 && say.before(before)}
      </p>
      <details className={`${view.twin} ${styles.twin}`}>
        <summary>{say.asTable}</summary>
        <table className={`${table.table} ${table.dense}`}>
          <caption className="visually-hidden">{say.chart(page.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{say.period}</th>
              <th scope="col" className={table.number}>
                {say.votes}
              </th>
              <th scope="col" className={table.number}>
                {say.average}
              </th>
              <th scope="col">{say.begins}</th>
            </tr>
          </thead>
          <tbody>
            {periods.toReversed().map(({ from, votes, average, begins }) => (
              <tr key={from}>
                <th scope="row">{say.day(from)}</th>
                <td className={table.number}>{say.number(votes)}</td>
                <td className={table.number}>{average === null ? say.noAverage : say.stars(average)}</td>
                <td>{begins.map((revision) => say.revision(revision)).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
