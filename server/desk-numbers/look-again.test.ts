import { expect, test } from 'vitest'
import { lookAgain } from './look-again.ts'

const now = new Date('2026-11-25T12:00:00Z')

test.each([
  ['on the day that it names', { updatedAt: '2026-01-01', reviewBy: '2026-11-25' }, { reason: 'review_due', since: '2026-11-25' }],
  ['not before that, however old it is', { updatedAt: '2020-01-01', reviewBy: '2026-11-26' }, null],
  ['after a year without a check', { updatedAt: '2025-11-25' }, { reason: 'not_checked', since: '2026-11-25' }],
  ['not a day sooner', { updatedAt: '2025-11-26' }, null],
  ['not if it was checked since', { updatedAt: '2020-01-01', checkedAt: '2026-11-01' }, null],
  ['a year after the check', { updatedAt: '2020-01-01', checkedAt: '2025-10-25' }, { reason: 'not_checked', since: '2026-10-25' }],
])('an article is to be looked at again %s', (_when, article, expected) => {
  expect(lookAgain(article, now)).toEqual(expected)
}) // prettier-ignore

test('the operator says after how many days', () => {
  const article = { updatedAt: '2026-11-01' }
  expect(lookAgain(article, now, 24)).toEqual({ reason: 'not_checked', since: '2026-11-25' })
  expect(lookAgain(article, now, 25)).toBeNull()
})
