import { spelledOut } from '../../contract/article.ts'
import { locale, messages, plural } from './catalogue.ts'

const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })

let given = new Map<string, string>()
/** What the content calls topics and products. */
export const nameThings = (names: Readonly<Record<string, string>>) => {
  given = new Map(Object.entries(names))
}

/** Topics and products come by their ids; those that have no name are spelled out. */
export const inWords = (id: string) => given.get(id) ?? spelledOut(id)

export const articles = messages({
  title: 'All articles',
  lead: 'Instructions, support articles and videos. What is locked says why, and what would open it.',
  filters: 'Filter the articles',
  kind: 'Kind',
  topic: 'Topic',
  product: 'Product',
  version: 'Version',
  any: 'Any',
  apply: 'Apply',
  clear: 'Clear filters',
  holdsFor: (product: string | null, version: string | null) =>
    `Showing what holds for ${product ?? 'version'}${version === null ? '' : ` ${version}`}`,
  showAll: 'Show all',
  count: (count: number) => plural(count, { one: 'article', other: 'articles' }),
  none: 'No article fits these filters',
  noneText: 'Take one away, or let the troubleshooter find out what helps.',
  more: 'Show more',
  locked: 'Locked',
  breadcrumb: 'You are here',
  updated: (iso: string) => `Last updated ${date.format(new Date(iso))} by`,
  checked: (iso: string) => `Checked on ${date.format(new Date(iso))}`,
  versions: (names: readonly string[]) =>
    `For ${names.length === 1 ? 'version' : 'versions'} ${names.join(', ')}`,
  versionRange: (from: string, to: string) => `For versions ${from} to ${to}`,
  versionsFrom: (from: string) => `From version ${from}`,
  versionsTo: (to: string) => `Up to version ${to}`,
  anyVersion: 'Not specific to a version',
  /** Of a video. */
  lasting: (seconds: number) => {
    const whole = Math.round(seconds)
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
  },
  onThisPage: 'On this page',
  related: 'Related',
  neighbours: (topic: string) => `In the topic ${topic}`,
  previous: 'Previous',
  next: 'Next',
  topics: 'Topics',
  topicsLead: 'Everything that is here, by what it is about.',
  feedbackNeedsScript: 'Rating this page and writing to its editors need JavaScript.',
  feedbackNotLoaded: 'Rating and comments could not be loaded. Check your connection, then reload the page.',
  checkingAccess: 'Checking your access…',
})

export const kindNames = messages({
  instruction: 'Instruction',
  'support-article': 'Support article',
  video: 'Video',
})

export const kindPlurals = messages({
  instruction: 'Instructions',
  'support-article': 'Support articles',
  video: 'Videos',
})

export const members = messages({
  text: 'Members of organisations with a maintenance agreement see more here once they sign in.',
  close: 'Do not show this again',
})
