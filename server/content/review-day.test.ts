import { expect, test } from 'vitest'
import { reviewDay } from './review-day.ts'

test.each([
  ['on the day that is named', { review: '2027-03-01', updated: '2026-11-25' }, '2027-03-01'],
  ['so many months after the last edit', { review: 'every 6 months', updated: '2026-11-25' }, '2027-05-25'],
  ['after the last check, if that is later', { review: 'every 1 month', checked: '2026-12-01', updated: '2026-11-25' }, '2027-01-01'],
  ['after the last edit, if that is later', { review: 'every 1 month', checked: '2026-10-01', updated: '2026-11-25' }, '2026-12-25'],
  ['at the end of a month that is shorter', { review: 'every 3 months', updated: '2026-11-30' }, '2027-02-28'],
  ['never, where nobody says so', { checked: '2026-11-25', updated: '2026-11-25' }, null],
])('an article is to be looked at again %s', (_when, looked, day) => {
  expect(reviewDay(looked)).toBe(day)
}) // prettier-ignore
