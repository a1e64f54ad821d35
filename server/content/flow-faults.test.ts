import { describe, expect, test } from 'vitest'
import { describeFault, Faults } from './faults.ts'
import { checkFlowLinks } from './check-links.ts'
import { readFlowFile, renderFlow } from './flow-file.ts'
import type { Site } from './links.ts'

const file = 'en/troubleshooters/help.yaml'
const today = '2026-11-24'

/** What is wrong with a flow in a portal that has two articles, one of them secret. */
function faultsOf(source: string): string[] {
  const faults = new Faults()
  const draft = readFlowFile(source, { file, id: 'help', today, faults })
  if (draft) {
    const site: Site = {
      articles: new Map([
        ['sign-in', { anchors: new Set(['links']), secret: false }],
        ['hidden', { anchors: new Set<string>(), secret: true }],
      ]),
      flows: new Map([['help', draft.flow]]),
      media: new Set(),
    }
    checkFlowLinks(
      renderFlow(draft, () => null),
      site,
      faults,
    )
  }
  return faults.all.map(describeFault)
}

const yaml = (...lines: string[]) => lines.join('\n')
const head = yaml('title: Help', 'summary: Finds it.', 'start: what')
const what = yaml('  what:', '    question: What?', '    answers:')
const first = '      a: { label: A, next: done }'
const second = '      b: { label: B, next: done }'
const done = yaml('  done:', '    outcome: Done', '    text: Well done.')
const flow = (...steps: string[]) => yaml(head, 'steps:', ...steps)
const sound = flow(what, first, second, done)
const withEntry = (entry: string) => yaml(head, 'entries:', entry, 'steps:', what, first, second, done)
const check = (id: string, fact: string, yes: string, no = 'done', unknown = 'done') =>
  yaml(
    `  ${id}:`,
    `    check: ${fact}`,
    '    says: { yes: Y, no: N }',
    `    yes: ${yes}`,
    `    no: ${no}`,
    `    unknown: ${unknown}`,
  )
const outcome = (extra: string) => flow(what, first, second, done, extra)
const long = (letter: string) => letter.repeat(460)

test('a sound flow has none', () => {
  expect(faultsOf(sound)).toEqual([])
})

/** In each, the line that ends in `#!` is the one that must be named, with what is wrong there and the cure. */
const faulty: [name: string, source: string, fault: string][] = [
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
  [
    'an article that does not exist',
    outcome(yaml('    articles:', '      - sign-in', '      - none #!')),
    'There is no article `none`. Name an article that exists.',
  ],
  [
    'an article that hides that it exists',
    outcome('    articles: [hidden] #!'),
    'The article `hidden` hides that it exists, and a troubleshooter is for everybody. Name another, or take `secret` away.',
  ],
  ...(
    [
      ['/articles/none', 'The link /articles/none leads nowhere. Name a page that exists.'],
      [
        '/articles/sign-in#none',
        'The link /articles/sign-in#none leads to no heading of that article. Name a heading that exists.',
      ],
      ['/articles/hidden', 'The article `hidden` hides that it exists, and'],
      ['/troubleshooters/none', 'The link /troubleshooters/none leads nowhere. Name a page that exists.'],
      ['/troubleshooters/help/none', 'The link /troubleshooters/help/none leads nowhere. Name a page'],
      [
        '/troubleshooters/help/done?what=c',
        'says `what=c`, which that troubleshooter does not know. Copy the address from the page that it should lead to.',
      ],
      [
        'next-page',
        'The link next-page is not a whole address. Begin it with /articles/, /troubleshooters/ or https://.',
      ],
    ] as const
  ).map(([href, fault]): [string, string, string] => [
    `a link to ${href}`,
    sound.replace('text: Well done.', `text: "[There](${href})." #!`),
    fault,
  ]),
  [
    'a link that answers a sensitive question',
    sound
      .replace('question: What?', 'question: What?\n    sensitive: true')
      .replace('text: Well done.', 'text: "[There](/troubleshooters/help/done?what=a)." #!'),
    'The link /troubleshooters/help/done?what=a answers `what`, which is sensitive. Lead to that question.',
  ],
]

describe('a flow with a fault is refused, with its line and the cure:', () => {
  test.each(faulty)('%s', (_name, source, fault) => {
    const marked = source.split('\n').flatMap((line, index) => (line.endsWith('#!') ? [index + 1] : []))
    const faults = faultsOf(source)
    for (const line of marked) {
      const here = faults.filter((one) => one.startsWith(`${file}:${line}: `))
      expect(here.join('\n'), faults.join('\n')).toContain(fault)
    }
    expect(marked).not.toEqual([])
    for (const one of faults) expect(one).toMatch(/^en\/[^:]+:\d+: .+\. .+\.$/)
  })
})

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

test('a link may give answers, say where the reader comes from, and lead to the pages beside the steps', () => {
  for (const href of ['/help/done?what=a&article=sign-in', '/help/hand-over', '/help/map', '/help']) {
    expect(faultsOf(sound.replace('Well done.', `"[There](/troubleshooters${href})."`)), href).toEqual([])
  }
})
