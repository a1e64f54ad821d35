import { locale, messages, plural } from './catalogue.ts'

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const stars = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})
const number = new Intl.NumberFormat(locale)

const votes = (count: number) => plural(count, { one: 'vote', other: 'votes' })
const comments = (count: number) => plural(count, { one: 'open comment', other: 'open comments' })

/** What readers think of each page, for editors. */
export const deskPages = messages({
  title: 'Pages',
  lead: 'Every article, also those that are locked or secret, with what readers make of it. What needs you most comes first.',
  filters: 'Filter the pages',
  search: 'Title or address',
  kind: 'Kind',
  access: 'Who may read it',
  any: 'Any',
  look: 'Look at again',
  lookAgain: 'To look at again',
  apply: 'Apply',
  count: (count: number) => plural(count, { one: 'page', other: 'pages' }),
  none: 'No page fits these filters',
  noneText: 'Take one away, or look for another word.',
  caption: 'Pages, with votes, average, trend, open comments, last edit and how much they need attention',
  order: (column: string) => `Sort by ${column}`,

  page: 'Page',
  votes: 'Votes',
  average: 'Average',
  trend: 'Trend',
  comments: 'Comments',
  updated: 'Edited',
  attention: 'Needs attention',
  secret: 'Secret',
  public: 'Public',
  'signed-in': 'Signed in',
  maintenance: 'Maintenance agreement',
  editors: 'Editors',

  number: (count: number) => number.format(count),
  stars: (average: number) => stars.format(average),
  noAverage: '–',
  noVotes: 'No votes yet',
  earlier: (count: number, average: number) =>
    `${stars.format(average)} from ${votes(count)} before this revision`,
  wasBefore: (average: number) => `before: ${stars.format(average)}`,
  openComments: (count: number, page: string) => `${comments(count)} on ${page}`,
  day: (iso: string) => day.format(new Date(iso)),

  checked: (iso: string) => `checked ${day.format(new Date(iso))}`,
  reviewDue: (iso: string) => `To look at again: its review was due on ${day.format(new Date(iso))}`,
  notChecked: (iso: string) =>
    `To look at again: not checked for too long, since ${day.format(new Date(iso))}`,
  owner: (name: string) => `Answers for it: ${name}`,
  change: (change: number) => signed.format(change),
  sinceRevision: 'since the last revision',
  sinceDays: 'in the last 30 days',
  unclear: 'may be chance',
  noTrend: 'too few votes',

  score: (points: number) => number.format(points),
  why: (points: number) => `${number.format(points)} of 100: why`,
  points: (points: number) => `+${number.format(points)}`,
  byStars: (atMost: number) => `Few stars: with these votes, the average is ${stars.format(atMost)} at most`,
  byComments: comments,
  byUnsolved: (unsolved: number, said: number) =>
    `${number.format(unsolved)} of ${number.format(said)} said that an outcome which names this page did not help`,
  byAge: (days: number) => `Not edited for ${plural(days, { one: 'day', other: 'days' })}`,
  nothing: 'Nothing speaks against it.',

  pager: 'Pages of this list',
  previous: 'Previous',
  next: 'Next',
  place: (page: number, of: number) => `${number.format(page)} of ${number.format(of)}`,

  back: 'All pages',
  open: 'Open the page',
  readComments: (count: number) => (count === 0 ? 'Read its comments' : `Read its ${comments(count)}`),
  revision: (revision: number) => `Revision ${number.format(revision)}`,
  countedVotes: votes,
  ofFive: (average: number) => `${stars.format(average)} of 5`,
  facts: 'At a glance',

  overTime: 'Over time',
  overTimeText: 'Votes as they stand now, on the day on which they were cast or changed last (UTC).',
  by: 'By',
  byDay: 'day',
  byWeek: 'week',
  byMonth: 'month',
  chart: (page: string) => `Average and votes of “${page}” over time`,
  chartText: (count: number, from: string, to: string) =>
    `${votes(count)} from ${day.format(new Date(from))} to ${day.format(new Date(to))}. The table below the chart says the same.`,
  before: (count: number) => `${votes(count)} from before that are not shown.`,
  averageAxis: 'Average',
  votesAxis: 'Votes',
  tick: (iso: string, by: string) => (by === 'month' ? month : shortDay).format(new Date(iso)),
  asTable: 'The same as a table',
  period: 'From',
  begins: 'Begins',
  emptyTitle: 'Nobody has rated this page yet',
  emptyText:
    'As soon as somebody does, this is where you see how votes and average develop, and what changes with a revision.',

  distribution: 'How the votes are spread',
  distributionText: 'The votes of each revision by themselves; readers see the latest only.',
  starsColumn: 'Stars',
  starsOf: (count: number) => plural(count, { one: 'star', other: 'stars' }),
  during: (first: string, last: string) =>
    first === last
      ? day.format(new Date(first))
      : `${day.format(new Date(first))} to ${day.format(new Date(last))}`,
})
