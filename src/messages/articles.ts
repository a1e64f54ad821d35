import { locale, messages, plural } from './catalogue.ts'

const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })

/** Topics and products come as the content spells them: `signing-in` → `Signing in`. */
export const inWords = (slug: string) => (slug.charAt(0).toUpperCase() + slug.slice(1)).replaceAll('-', ' ')

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
  versions: (names: readonly string[]) =>
    `For ${names.length === 1 ? 'version' : 'versions'} ${names.join(', ')}`,
  anyVersion: 'Not specific to a version',
  onThisPage: 'On this page',
  related: 'Related',
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
