import { expect, test } from 'vitest'
import {
  done,
  expectFault,
  faultsOf,
  type FaultyFlow,
  first,
  flow,
  second,
  today,
  what,
} from '../../tests/faulty-flow.ts'

test.each<FaultyFlow>([
  [
    'an answer whose last day has passed',
    flow(what, first, second, '      c: { label: C, next: done, until: 2026-11-23 } #!', done),
    'The answer `c` of `what` has not been offered since 2026-11-23. Remove it and what only it leads to, or set a later day.',
  ],
  [
    'an answer that ends before it begins',
    flow(
      what,
      first,
      second,
      '      c: { label: C, next: done, from: 2027-01-02, until: 2027-01-01 } #!',
      done,
    ),
    'The answer `c` of `what` ends on 2027-01-01, before it begins on 2027-01-02. Put the two days in order.',
  ],
  [
    'a day that does not exist',
    flow(what, first, second, '      c: { label: C, next: done, until: tomorrow } #!', done),
    'The field `steps.what.answers.c.until` is wrong: must be a day such as 2026-12-31. Correct the value.',
  ],
  [
    'a question that a day leaves with one answer',
    flow(
      what.replace('what:', 'what: #!'),
      first,
      '      b: { label: B, next: done, from: 2027-01-01 }',
      done,
    ),
    'Outside of `from` and `until`, the question `what` has fewer than two answers. Leave two answers without either.',
  ],
])('%s is refused, with its line and the cure', (_name, source, fault) => expectFault(source, fault))

test('an answer is in order on its last day, and one that has not begun yet', () => {
  const windows = flow(
    what,
    first,
    second,
    `      c: { label: C, next: done, until: ${today} }`,
    '      d: { label: D, next: done, from: 2027-01-01 }',
    done,
  )
  expect(faultsOf(windows)).toEqual([])
})
