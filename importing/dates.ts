const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day that exists, as `2026-11-25`; null for one that does not. */
function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date))
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return exists && year >= 1970 && year < 2200 ? at.toISOString().slice(0, 10) : null
}
const monthOf = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

/** Each way in which front matter writes a day. The first that fits counts. */
const ways: [RegExp, (parts: string[]) => string | null][] = [
  // ISO 8601, with whatever follows, and with slashes or dots.
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [/^(\d{4})(\d\d)(\d\d)$/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  // `ms.date`: the month first, unless there is no such month.
  [
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/,
    ([m, d, y]) => day(Number(y), Number(m), Number(d)) ?? day(Number(y), Number(d), Number(m)),
  ],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, ([d, m, y]) => day(Number(y), Number(m), Number(d))],
  // Git, and RFC 5322: `Tue Nov 24 10:00:00 2026 +0100`, `Tue, 24 Nov 2026 …`, `November 24, 2026`, `24 November 2026`.
  [
    /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:[\d:]+ )?(\d{4})(?!\d)/i,
    ([m = '', d, y]) => day(Number(y), monthOf(m), Number(d)),
  ],
  [
    /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ -](\d{4})(?!\d)/i,
    ([d, m = '', y]) => day(Number(y), monthOf(m), Number(d)),
  ],
  [/^([a-z]{3,9})\.? (\d{4})$/i, ([m = '', y]) => day(Number(y), monthOf(m), 1)],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [/^(\d{4})-(\d\d)$/, ([y, m]) => day(Number(y), Number(m), 1)],
]

/** The day that a field names, as `2026-11-25`, in the time zone in which it was written. Null where it names none. */
export function dayOf(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  // Docusaurus: `last_update: { date: …, author: … }`.
  if (typeof value === 'object' && value !== null && 'date' in value) return dayOf(value.date)
  // Seconds, or milliseconds, since 1970.
  if (typeof value === 'number' && value > 1e9 && value < 1e11) return dayOf(new Date(value * 1000))
  if (typeof value === 'number' && value > 1e11 && value < 1e13) return dayOf(new Date(value))
  if (typeof value === 'number') return dayOf(String(value))
  if (typeof value !== 'string') return null
  for (const [pattern, read] of ways) {
    const found = pattern.exec(value.trim())
    if (found) return read(found.slice(1))
  }
  return null
}
