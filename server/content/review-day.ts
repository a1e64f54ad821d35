type Looked = { review?: string; checked?: string; updated: string }

/** The day by which somebody is to look at an article again, counted from when somebody did last; null: nobody said. */
export function reviewDay({ review, checked, updated }: Looked): string | null {
  if (review === undefined) return null
  const months = Number(/^every (\d+)/.exec(review)?.[1] ?? Number.NaN)
  if (Number.isNaN(months)) return review
  const from = new Date(checked !== undefined && checked > updated ? checked : updated)
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  // A month without a 31st has a last day.
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  day.setUTCDate(Math.min(from.getUTCDate(), last))
  return day.toISOString().slice(0, 10)
}
