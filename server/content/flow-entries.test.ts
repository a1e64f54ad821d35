import { test } from 'vitest'
import {
  done,
  expectFault,
  type FaultyFlow,
  first,
  head,
  second,
  what,
  yaml,
} from '../../tests/faulty-flow.ts'

const withEntry = (entry: string) => yaml(head, 'entries:', entry, 'steps:', what, first, second, done)

test.each<FaultyFlow>([
  [
    'an entry twice',
    yaml(
      head,
      'entries:',
      '  offline: { step: what, answers: {} }',
      '  offline: { step: done, answers: { what: a } } #!',
      'steps:',
      what,
      first,
      second,
      done,
    ),
    'Map keys must be unique. Rename one of the two.',
  ],
  [
    'an entry to nowhere',
    withEntry('  offline: { step: gone, answers: {} } #!'),
    'The entry leads to `gone`, which is not a step. Name a step that exists.',
  ],
  [
    'an entry whose answers lead elsewhere',
    withEntry('  offline: { step: done, answers: { other: a } } #!'),
    'The answers of the entry `offline` do not lead to `done`. Give the answers on the way to it, and no others.',
  ],
  [
    'an entry of an unknown cause',
    withEntry('  bad-mood: { step: what, answers: {} } #!'),
    'The field `entries.bad-mood` is wrong:',
  ],
  [
    'an entry that answers a sensitive question',
    withEntry('  offline: { step: done, answers: { what: a } } #!').replace(
      'question: What?',
      'question: What?\n    sensitive: true',
    ),
    'The entry `offline` answers `what`, which is sensitive, and an entry stands in the address. Let the entry end at that question.',
  ],
  [
    'an entry that gives an answer of some days only',
    withEntry('  offline: { step: done, answers: { what: c } } #!').replace(
      second,
      `${second}\n      c: { label: C, next: done, until: 2027-01-01 }`,
    ),
    'The entry `offline` gives the answer `c` to `what`, which holds for a time only. Give one that always holds.',
  ],
])('%s is refused, with its line and the cure', (_name, source, fault) => expectFault(source, fault))
