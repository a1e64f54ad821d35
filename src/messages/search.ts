import { locale, messages, plural } from './catalogue.ts'

const whole = new Intl.NumberFormat(locale)
const pad = (value: number) => String(value).padStart(2, '0')

export const search = messages({
  title: 'Search',
  lead: 'Type a word, a question, or the whole message that you see.',
  resultsFor: 'Results for',
  onPage: (page: number) => `page ${whole.format(page)}`,
  count: (count: number) => plural(count, { one: 'result', other: 'results' }),
  filters: 'Filter the results',
  narrow: 'Filters',
  narrowed: (count: number) => `Filters: ${whole.format(count)} on`,
  results: 'Results',

  step: (flow: string) => `Troubleshooter: ${flow}`,
  locked: 'Locked',
  atTime: (seconds: number) => `At ${Math.floor(seconds / 60)}:${pad(Math.floor(seconds % 60))}`,
  pages: 'Pages of results',
  page: (page: number, last: number) => `Page ${whole.format(page)} of ${whole.format(last)}`,
  previous: 'Previous',
  next: 'Next',
  noSuchPage: 'There are fewer pages than that.',
  firstPage: 'To the first page',

  withheld: (count: number) =>
    plural(count, { one: 'of these is', other: 'of these are' }) + ' locked for you.',
  signIn: 'Sign in to find out what opens for you',
  myAccess: 'See what your account opens',

  none: 'Nothing was found',
  didYouMean: 'Did you mean:',
  fewerWords: 'Fewer words find more. A message that you see can be pasted whole.',
  without: (name: string, value: string) => `Without ${name}: ${value}`,
  troubleshooter: 'Let the troubleshooter find out what helps',
  allArticles: 'Look through all articles',
  support: 'Ask support',
  recorded:
    'Words that found nothing are shown to the editors, without who looked for them, so that they can write what is missing. Words that seem private, such as an e-mail address, are not.',

  tooLong: (length: number, most: number) =>
    `That is ${plural(length, { one: 'character', other: 'characters' })}; a search takes ${whole.format(most)} at most. Keep the line that says what went wrong.`,
  tooLongTitle: 'That is too long to look for',

  failed: 'The search did not work',
  keptText: 'Articles that you have opened before, and the troubleshooter, work without it.',

  suggestions: 'Suggestions',
  suggested: (count: number) => plural(count, { one: 'suggestion', other: 'suggestions' }),
  notSuggested: 'No suggestions',
  all: (text: string) => `All results for “${text}”`,
  key: 'To the search box',
})

/** Why an article that was found is locked, and what opens it: short, as it stands in a list. */
export const lockedBecause = messages({
  sign_in_required: 'You are not signed in; most open once you are.',
  insufficient_scope: 'Your sign-in lacks a permission that the account service has to give.',
  not_allowed: 'For the portal’s editors only.',
  email_unverified: 'Your e-mail address is not verified; it opens once it is.',
  organisation_required:
    'You are in no organisation; it opens for members of one with a maintenance agreement.',
  maintenance_required: 'Your organisation has no maintenance agreement; one opens it.',
  maintenance_expired: 'Your organisation’s maintenance agreement has run out; renewing it opens this.',
  product_not_covered: 'Your organisation’s maintenance agreement does not cover this product.',
})
