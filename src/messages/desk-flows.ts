import { locale, messages, plural } from './catalogue.ts'

const number = new Intl.NumberFormat(locale)
const percent = new Intl.NumberFormat(locale, { style: 'percent' })
const ways = (count: number) => plural(count, { one: 'way', other: 'ways' })

/** How readers go through troubleshooters, for editors. */
export const deskFlows = messages({
  title: 'Troubleshooters',
  lead: 'How readers went through each of them in the last 90 days.',
  caption: 'Troubleshooters, and how ways through them ended in the last 90 days',
  troubleshooter: 'Troubleshooter',
  none: 'There is no troubleshooter',
  noneText: 'Once one is written, this is where you see how readers go through it.',

  back: 'All troubleshooters',
  heading: (title: string) => `Ways through “${title}”`,
  open: 'Open the troubleshooter',
  filters: 'Which ways are counted',
  span: 'Time',
  span30: '30 days',
  span90: '90 days',
  span365: 'A year',
  spanAll: 'Since the first report',
  version: 'Version',
  allVersions: 'All versions',
  present: (version: string) => `${version} (now)`,
  versionOption: (version: string, count: number) => `${version}: ${ways(count)}`,
  apply: 'Apply',
  olderVersions:
    'Ways of earlier versions are counted as far as their answers still lead. Choose one version for exact numbers.',
  sensitive: 'What follows a sensitive answer is not reported: there a way ends at the question, for you.',

  emptyTitle: 'No way is reported yet',
  emptyText:
    'As soon as readers go through this troubleshooter, their ways are drawn here: which they took, where an outcome helped, and where they left.',

  endings: 'How ways ended',
  ending: 'Ending',
  number: (count: number) => number.format(count),
  ways,
  waysColumn: 'Ways',
  share: (part: number, whole: number) => percent.format(whole === 0 ? 0 : part / whole),
  shareColumn: 'Share',
  solved: 'Solved',
  unsolved: 'Did not help',
  handedOver: 'Summary to hand over',
  left: 'Left without a word',

  map: 'The ways as a drawing',
  mapText:
    'From left to right. On each way: how many took it; below, of those, whom an outcome helped (✓) and who left without a word (↩), anywhere behind it. Scroll in it to see the rest; choose a step to find it in the table.',
  onlyTaken: 'Draw only ways that somebody took',
  inBox: (reached: number, left: number) =>
    left === 0
      ? `${number.format(reached)} came`
      : `${number.format(reached)} came, ${number.format(left)} left`,
  notReached: 'nobody came',
  onWay: (solved: number, left: number) => `✓ ${number.format(solved)}  ↩ ${number.format(left)}`,
  edges: 'The ways as a table',
  edgesCaption: 'Every way from step to step that was taken',
  from: 'From',
  answer: 'Answer',
  to: 'To',
  taken: 'Taken',

  outcomes: 'Outcomes',
  outcomesText: 'Solved, of those who said whether it helped. Few answers prove little.',
  outcome: 'Outcome',
  reached: 'Reached',
  solvedRate: 'Solved',
  said: (solved: number, said: number) => `${number.format(solved)} of ${number.format(said)}`,
  showAll: (count: number) => `Show all ${number.format(count)}`,
  nobodySaid: 'nobody said',

  dropOff: 'Where readers leave',
  dropOffText: 'Steps from which readers left without a word.',
  step: 'Step',
  nobodyLeft: 'Nobody left without a word.',

  handOvers: 'What helped nobody',
  handOversText: 'The most common ways that ended at the summary to hand over.',
  noHandOvers: 'No way ended there.',
  atOnce: 'Opened at once',
})
