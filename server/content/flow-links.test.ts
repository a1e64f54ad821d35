import { expect, test } from 'vitest'
import { expectFault, faultsOf, type FaultyFlow, outcome, sound, yaml } from '../../tests/faulty-flow.ts'

test.each<FaultyFlow>([
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
])('%s is refused, with its line and the cure', (_name, source, fault) => expectFault(source, fault))

test('a link may give answers, say where the reader comes from, and lead to the pages beside the steps', () => {
  for (const href of ['/help/done?what=a&article=sign-in', '/help/hand-over', '/help/map', '/help']) {
    expect(faultsOf(sound.replace('Well done.', `"[There](/troubleshooters${href})."`)), href).toEqual([])
  }
})
