import { expect, test } from 'vitest'
import { missedText } from './missed-search.ts'

const nothing = { hits: [], total: 0, withheld: 0, suggestion: null }

test.each([
  ['  Zebra \t Crossing ', 'zebra crossing'],
  ['E\u0301tage', 'étage'],
  ['0x80070005', '0x80070005'],
])('“%s” is told as “%s”', (q, text) => {
  expect(missedText({ q }, nothing)).toBe(text)
})

test.each([
  ['something was found', { q: 'zebra' }, { ...nothing, total: 1 }],
  ['somebody is typing', { q: 'zebr', typing: 'yes' as const }, nothing],
  ['it is a later page', { q: 'zebra', page: '2' }, nothing],
  ['a filter may be to blame', { q: 'zebra', topic: 'account' }, nothing],
  ['it says nothing', { q: '? !' }, nothing],
  ['it is one letter', { q: 'a' }, nothing],
  ['it holds a password', { q: 'my password: Tr0ub4dor' }, nothing],
  ['it holds a token', { q: `Bearer ${'a1'.repeat(20)}` }, nothing],
  ['it holds a phone number', { q: 'call +358 40 123 4567' }, nothing],
  ['it holds a mail address', { q: 'mira.lund@example.com zebra' }, nothing],
])('nothing is told where %s', (_why, query, result) => {
  expect(missedText(query, result)).toBeNull()
})
