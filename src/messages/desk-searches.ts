import { locale, messages, plural } from './catalogue.ts'

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const number = new Intl.NumberFormat(locale)

/** What readers look for and do not find, for editors. */
export const deskSearches = messages({
  title: 'Searches without a result',
  lead: 'What readers looked for and did not find: a page that is missing, or one that calls it something else. Texts alone are kept; nobody knows whose they are, and what looks private is left out.',
  count: (count: number) => plural(count, { one: 'text', other: 'texts' }),
  none: 'No search came to nothing',
  noneText: 'As soon as somebody looks for what is not here, this is where you see what it was.',
  caption: 'Searches that found nothing, with how often and when',
  text: 'Looked for',
  often: 'Times',
  first: 'First',
  last: 'Last',
  order: (column: string) => `Sort by ${column}`,
  again: (text: string) => `Search for “${text}”`,
  number: (count: number) => number.format(count),
  day: (iso: string) => day.format(new Date(iso)),
})
