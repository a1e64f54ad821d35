import type { DeskPage } from '../../../contract/desk-pages.ts'

type Periods = DeskPage['periods']

/** CSS pixels. Above stands the average from 1 to 5, below how many voted; both over the same time. */
export const chart = { left: 52, right: 12, top: 26, stars: 132, gap: 30, votes: 64, axis: 28 }
export const chartHeight = chart.top + chart.stars + chart.gap + chart.votes + chart.axis

/** So much room a label on the time axis wants. */
const labelRoom = 84

export type Mark = { from: string; x: number }

/** Where everything stands in a chart of this width. */
export function chartLayout(periods: Periods, width: number) {
  const room = Math.max(120, width - chart.left - chart.right)
  const step = room / Math.max(1, periods.length)
  const middle = (index: number) => chart.left + step * (index + 0.5)
  const most = Math.max(1, ...periods.map(({ votes }) => votes))
  const floor = chart.top + chart.stars + chart.gap + chart.votes
  const starsAt = (average: number) => chart.top + (chart.stars * (5 - average)) / 4
  const every = Math.max(1, Math.ceil(labelRoom / step))
  // A bar is never so broad that it looks like a wall.
  const breadth = Math.max(1, Math.min(step - Math.min(3, step / 3), 40))

  const dots = periods.flatMap(({ from, votes, average }, index) =>
    average === null ? [] : [{ from, votes, x: middle(index), y: starsAt(average) }],
  )
  return {
    most,
    starsAt,
    floor,
    dots,
    line: dots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
    bars: periods.flatMap(({ from, votes }, index) => {
      const height = votes === 0 ? 0 : Math.max(1.5, (chart.votes * votes) / most)
      return votes === 0
        ? []
        : [{ from, x: middle(index) - breadth / 2, y: floor - height, width: breadth, height }]
    }),
    /** Counted from the end: now is what one looks for. */
    ticks: periods.flatMap(({ from }, index): Mark[] =>
      (periods.length - 1 - index) % every === 0 && middle(index) - labelRoom / 2 > 0
        ? [{ from, x: middle(index) }]
        : [],
    ),
    revisions: periods.flatMap(({ begins }, index) =>
      begins.map((revision, nth) => ({ revision, x: middle(index) - step / 2, nth })),
    ),
    right: chart.left + room,
  }
}
