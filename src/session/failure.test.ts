import { expect, test } from 'vitest'
import { rows } from '../../tests/failure-rows.ts'
import { error, thrown } from '../../tests/raw-failures.ts'
import { failureFrom } from './failure.ts'

/** The others have nothing that has to be given a name: `src/pages/failures.test.tsx` meets them. */
const named = rows.flatMap(([number, what, raw, cause]) =>
  'noticed' in raw ? [] : [[number, what, raw, cause] as const],
)

test.each(named)('%i: %s', (_number, _what, raw, expected) => {
  expect(failureFrom(raw)).toBe(expected)
})

test('all forty rows are here', () => {
  expect(new Set(rows.map(([number]) => number)).size).toBe(40)
})

test('a renewal that the network stops is never called a fault of set-up, which would end the session', () => {
  const facts = { online: true, providerAnswers: true }
  expect(failureFrom(thrown(error('Failed to fetch', 'TypeError'), { during: 'renewal', facts }))).toBe(
    'provider-unreachable',
  )
})

test.each([undefined, null, 7, {}, 'something new', error('')])('%j has at least a name', (raised) => {
  expect(failureFrom(thrown(raised))).toBe('unknown')
})
