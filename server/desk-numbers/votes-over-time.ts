import type { DeskPage, Period } from '../../contract/desk-pages.ts'
import { added, averageOf, countOf } from './star-votes.ts'
import type { Distribution } from '../store/store.ts'

type DayVotes = { revision: number; day: string; votes: Distribution }

/** So many periods are shown, up to now; what was before is only counted. */
const shown: Record<Period, number> = { day: 60, week: 52, month: 36 }

const at = (day: string) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** The first day of the period that `day` belongs to; weeks begin on Monday (ISO 8601). */
export function periodOf(day: string, by: Period): string {
  if (by === 'day') return day
  if (by === 'month') return `${day.slice(0, 7)}-01`
  const date = at(day)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return dayOf(date)
}

function next(from: string, by: Period, steps = 1): string {
  const date = at(from)
  if (by === 'month') date.setUTCMonth(date.getUTCMonth() + steps)
  else date.setUTCDate(date.getUTCDate() + steps * (by === 'week' ? 7 : 1))
  return dayOf(date)
}

/** The revision that readers see, and the day of its last edit. */
type Present = { revision: number; updatedAt: string }

/** Votes by period, without gaps from the first vote to now, and the days on which revisions began. */
export function votesOverTime(
  days: readonly DayVotes[],
  present: Present,
  by: Period,
  now: Date,
): Pick<DeskPage, 'periods' | 'before'> {
  const [oldest] = days.map(({ day }) => day).toSorted()
  if (oldest === undefined) return { periods: [], before: 0 }
  const last = periodOf(dayOf(now), by)
  const earliest = next(last, by, 1 - shown[by])
  const first = periodOf(oldest, by) < earliest ? earliest : periodOf(oldest, by)
  const begins = firstDays(days).set(present.revision, beginOf(present, days))
  const periods = []
  for (let from = first; from <= last; from = next(from, by)) {
    const votes = added(...days.filter(({ day }) => periodOf(day, by) === from).map((one) => one.votes))
    periods.push({
      from,
      votes: countOf(votes),
      average: averageOf(votes),
      begins: [...begins]
        .filter(([revision, day]) => revision > 1 && periodOf(day, by) === from)
        .map(([revision]) => revision),
    })
  }
  const before = added(...days.filter(({ day }) => day < first).map((one) => one.votes))
  return { periods, before: countOf(before) }
}

function firstDays(days: readonly DayVotes[]): Map<number, string> {
  const found = new Map<number, string>()
  for (const { revision, day } of days) {
    const known = found.get(revision)
    if (known === undefined || day < known) found.set(revision, day)
  }
  return found
}

/**
 * A revision began between the last vote on those before it and the first one on itself. Where in between, the article says of its present
 * revision alone: on the day of its last edit or before. Of the others the first vote is what is known.
 */
function beginOf({ revision, updatedAt }: Present, days: readonly DayVotes[]): string {
  const before = days.filter((one) => one.revision < revision).map(({ day }) => day)
  const since = days.filter((one) => one.revision >= revision).map(({ day }) => day)
  const notBefore = before.toSorted().at(-1) ?? ''
  const notAfter = since.toSorted().at(0) ?? '9999'
  const edited = updatedAt < notBefore ? notBefore : updatedAt
  return edited < notAfter ? edited : notAfter
}

/** The latest first; the present revision is there even without votes. */
export function revisionsOf(days: readonly DayVotes[], present: number): DeskPage['revisions'] {
  const numbers = new Set([present, ...days.map(({ revision }) => revision)])
  return [...numbers]
    .toSorted((a, b) => b - a)
    .map((revision) => {
      const own = days.filter((one) => one.revision === revision)
      const distribution = added(...own.map(({ votes }) => votes))
      const dates = own.map(({ day }) => day).toSorted()
      return {
        revision,
        distribution,
        votes: countOf(distribution),
        average: averageOf(distribution),
        first: dates.at(0) ?? null,
        last: dates.at(-1) ?? null,
      }
    })
}
