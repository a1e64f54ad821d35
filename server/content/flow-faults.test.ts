import { expect, test } from 'vitest'
import {
  check,
  done,
  expectFault,
  faultsOf,
  type FaultyFlow,
  first,
  flow,
  head,
  outcome,
  second,
  sound,
  what,
  yaml,
} from '../../tests/faulty-flow.ts'

const long = (letter: string) => letter.repeat(460)

test('a sound flow has no fault', () => {
  expect(faultsOf(sound)).toEqual([])
})

test.each<FaultyFlow>([
  [
    'a step twice',
    yaml(sound, '  done: #!', '    outcome: Again', '    text: Again.'),
    'Map keys must be unique. Rename one of the two.',
  ],
  [
    'an answer twice',
    flow(what, first, '      a: { label: B, next: done } #!', done),
    'Map keys must be unique. Rename one of the two.',
  ],
  [
    'no start',
    yaml('title: Help #!', 'summary: Finds it.', 'steps:', what, first, second, done),
    'The field `start` is missing. Add it.',
  ],
  [
    'a start that does not exist',
    sound.replace('start: what', 'start: gone #!'),
    'The flow starts at `gone`, which is not a step. Name a step that exists.',
  ],
  [
    'an answer to nowhere',
    flow(what, first, '      b: { label: B, next: gone } #!', done),
    '`what` leads to `gone`, which is not a step. Name a step that exists.',
  ],
  [
    'a branch to nowhere',
    flow(what, first, '      b: { label: B, next: in }', done, check('in', 'signed-in', 'gone #!')),
    '`in` leads to `gone`, which is not a step. Name a step that exists.',
  ],
  [
    'an outcome that goes on to nowhere',
    outcome('    unsolved: gone #!'),
    '`done` leads to `gone`, which is not a step. Name a step that exists.',
  ],
  [
    'a step that nothing leads to',
    yaml(sound, '  other: #!', '    outcome: Other', '    text: Else.'),
    'Nothing leads to the step `other`. Lead an answer to it, or remove it.',
  ],
  [
    'a step that can never end',
    flow(
      what,
      first,
      '      b: { label: B, next: round }',
      done,
      '  round: #!',
      ...check('round', 'signed-in', 'round', 'round', 'round').split('\n').slice(1),
    ),
    'The step `round` can never end. Lead one of its ways on to an outcome.',
  ],
  [
    'steps that come round',
    flow(
      what,
      first,
      '      b: { label: B, next: in }',
      done,
      check('in', 'signed-in', 'done', 'done', 'what #!'),
    ),
    'The steps `what` → `in` → `what` come round. Let one of them lead on to an outcome.',
  ],
  [
    'a question with one answer',
    flow(what.replace('what:', 'what: #!'), first, done),
    'The question `what` has fewer than two answers. Add an answer, or drop the question.',
  ],
  [
    'an unknown fact',
    flow(what, first, '      b: { label: B, next: in }', done, check('in', 'weather #!', 'done')),
    'The field `steps.in.check` is wrong:',
  ],
  [
    'an unknown action',
    outcome(yaml('    actions:', '      - sign-in', '      - dance #!')),
    'The field `steps.done.actions.1` is wrong:',
  ],
  [
    'an unknown field',
    outcome('    colour: red #!'),
    'The field `steps.done.colour` is not known. Remove it, or correct its name.',
  ],
  [
    'no kind of step',
    yaml(sound, '  other: { label: X } #!'),
    'The field `steps.other` is wrong: must be a `question`, a `check` or an `outcome`. Correct the value.',
  ],
  [
    'a text that is not there',
    flow(what, first, second, '  done: #!', '    outcome: Done'),
    'The field `steps.done.text` is missing. Add it.',
  ],
  [
    'a text without words',
    flow(what, first, second, '  done:', '    outcome: Done', '    text: "  " #!'),
    'The text of `steps.done.text` is missing. Write it.',
  ],
  [
    'an answer without words',
    flow(what, first, '      b: { label: "", next: done } #!', done),
    'The text of `steps.what.answers.b.label` is missing. Write it.',
  ],
  [
    'two answers that read the same',
    flow(what, first, '      b: { label: a, next: done } #!', done),
    'The answer `b` of `what` reads like `a`, so nobody can mean it. Say what sets them apart, or remove one.',
  ],
  [
    'a branch that an earlier check has decided',
    flow(
      what,
      first,
      '      b: { label: B, next: in }',
      done,
      check('in', 'signed-in', 'mail'),
      check('mail', 'email-verified', 'again', 'again', 'done'),
      check('again', 'signed-in', 'done', 'done #!', 'done #!'),
    ),
    'can never be taken: on every way to it, `signed-in` has been found to be `yes`. Lead past this check, or check another fact.',
  ],
  [
    'answers that an address cannot hold',
    yaml(
      head.replace('what', long('a')),
      'steps:',
      ...(['a', 'b', 'c', 'd'] as const).flatMap((letter, index) => {
        const next = ['b', 'c', 'd'][index]
        const to = next ? long(next) : 'done'
        return what
          .replace('what', long(letter))
          .concat(`\n      x: { label: X, next: ${to} }\n      y: { label: Y, next: ${to} }`)
      }),
      done.replace('done:', 'done: #!'),
    ),
    'A walk to `done` writes 1866 characters of answers into the address, more than 1800. Shorten the ids and keys on the way, or begin a troubleshooter of its own there.',
  ],
  [
    'an id with a meaning of its own',
    flow(
      what,
      first,
      '      b: { label: B, next: map }',
      done,
      '  map: #!',
      '    outcome: Map',
      '    text: Look.',
    ),
    '`map` has a meaning of its own in addresses. Give the step another id.',
  ],
])('%s is refused, with its line and the cure', (_name, source, fault) => expectFault(source, fault))

test('a fact may be checked twice, where one way to it has left it open', () => {
  const twice = flow(
    what,
    '      a: { label: A, next: in }',
    '      b: { label: B, next: again }',
    done,
    check('in', 'signed-in', 'again'),
    check('again', 'signed-in', 'done'),
  )
  expect(faultsOf(twice)).toEqual([])
})
