import { useId } from 'react'
import type { DeskPage } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { useWidth } from './use-width.ts'
import { chart, chartHeight, chartLayout } from './votes-chart-layout.ts'
import styles from './votes-chart.module.css'

/** Half a label of the time axis, which must not be cut off at the end. */
const tickRoom = 28

type Props = Pick<DeskPage, 'periods' | 'by'> & { title: string }

/** Average and votes over time, drawn on one axis, one above the other. What is drawn stands in the table below, too. */
export function VotesChart({ periods, by, title }: Props) {
  const name = useId()
  const [frame, width] = useWidth<HTMLDivElement>(720)
  const { starsAt, floor, dots, line, bars, ticks, revisions, most, right } = chartLayout(periods, width)
  const votes = periods.reduce((sum, period) => sum + period.votes, 0)
  const [first] = periods
  const last = periods.at(-1)
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, not a file
        role="img"
        aria-labelledby={`${name}-title`}
        aria-describedby={`${name}-text`}
        className={styles.chart}
        width={width}
        height={chartHeight}
        viewBox={`0 0 ${width} ${chartHeight}`}
      >
        <title id={`${name}-title`}>{say.chart(title)}</title>
        {first && last && <desc id={`${name}-text`}>{say.chartText(votes, first.from, last.from)}</desc>}
        {[1, 2, 3, 4, 5].map((stars) => (
          <g key={stars}>
            <path className={styles.grid} d={`M${chart.left} ${starsAt(stars)}H${right}`} />
            {stars % 2 === 1 && (
              <text className={styles.scale} x={chart.left - 10} y={starsAt(stars) + 4}>
                {say.number(stars)}
              </text>
            )}
          </g>
        ))}
        <path className={styles.floor} d={`M${chart.left} ${floor}H${right}`} />
        <text className={styles.scale} x={chart.left - 10} y={floor - chart.votes + 9}>
          {say.number(most)}
        </text>
        <text className={styles.name} x={0} y={chart.top - 12}>
          {say.averageAxis}
        </text>
        <text className={styles.name} x={0} y={floor - chart.votes - 10}>
          {say.votesAxis}
        </text>
        {revisions.map(({ revision, x, nth }) => (
          <g key={revision}>
            <path className={styles.revision} d={`M${x} ${chart.top - 8}V${floor}`} />
            <text
              className={styles.revisionName}
              x={x > right - 90 ? x - 6 : x + 6}
              y={chart.top - 12 - nth * 14}
              textAnchor={x > right - 90 ? 'end' : 'start'}
            >
              {say.revision(revision)}
            </text>
          </g>
        ))}
        {bars.map(({ from, ...bar }) => (
          <rect key={from} className={styles.bar} {...bar} rx={1} />
        ))}
        <path className={styles.line} d={line} />
        {dots.map(({ from, x, y }) => (
          <circle key={from} className={styles.dot} cx={x} cy={y} r={dots.length > 40 ? 2.5 : 3.5} />
        ))}
        {ticks.map(({ from, x }) => (
          <text key={from} className={styles.tick} x={Math.min(x, width - tickRoom)} y={floor + 20}>
            {say.tick(from, by)}
          </text>
        ))}
      </svg>
    </div>
  )
}
