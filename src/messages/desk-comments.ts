import type { Stars } from '../../contract/feedback.ts'
import { locale, messages, plural } from './catalogue.ts'

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const whole = new Intl.NumberFormat(locale)
const comments = (count: number) => plural(count, { one: 'comment', other: 'comments' })

export const inbox = messages({
  title: 'Comments',
  day: (iso: string) => day.format(new Date(iso)),
  count: (count: number) => whole.format(count),
  found: (count: number) => comments(count),

  statuses: 'Which comments',
  open: 'Open',
  handled: 'Handled',
  all: 'All',
  search: 'Search the comments',
  find: 'Search',
  filters: 'Filters',
  filtersOn: (count: number) => `Filters, ${whole.format(count)} in use`,
  clear: 'Clear filters',
  any: 'Any',
  choice: (name: string, count: number) => `${name} (${whole.format(count)})`,
  article: 'Article',
  section: 'Section',
  language: 'Language',
  stars: 'Rating',
  folded: 'Folded',
  personal: 'Personal data',
  wholeArticle: 'The article as a whole',
  starsOf: (stars: Stars) => `${stars} of 5`,
  notRated: 'Not rated',
  foldedYes: 'Folded, for any reason',
  foldedNo: 'Not folded',
  personalYes: 'May hold some',
  personalNo: 'None found',

  list: 'Comments, newest first',
  select: (excerpt: string) => `Select: ${excerpt}`,
  selectAll: 'Select all that are shown',
  more: 'Show more',
  loading: 'Loading',
  invisible: 'Signs that cannot be seen',
  rowHandled: 'Handled',
  rowPersonal: 'Personal data?',
  rowFolded: (reason: string) => `Folded: ${reason}`,
  emptyTitle: 'No comment is waiting',
  emptyText: 'What readers write at the end of an article arrives here.',
  noneTitle: 'No comment fits',
  noneText: 'Take a filter away, or search for something else.',
  failed: 'The comments could not be fetched',
  tryAgain: 'Try again',

  chosen: 'The chosen comment',
  chooseTitle: 'Choose a comment',
  chooseText: 'It is shown here, with what you and others noted.',
  backToList: 'All comments',
  about: (article: string, section: string) => `${article}: ${section}`,
  received: (iso: string) => `Received ${instant.format(new Date(iso))}`,
  rated: (stars: Stars, words: string) => `Its writer rated the article ${stars} of 5: ${words}`,
  unrated: 'Its writer had not rated the article',
  goToSection: 'Read the article at this place',
  articleGone: 'This article is no longer there',
  text: 'The comment',
  show: 'Show it',
  personalTitle: 'This may hold personal data',
  personalText:
    'It looks like a password, a key, a phone number or a card. Do not copy it anywhere, your note included. Handle what the comment is about; whoever runs the portal can erase it.',
  gone: 'This comment is no longer there',
  goneText: 'It was erased, or the link to it is wrong.',

  note: 'Note for the other editors',
  noteHint: 'Optional: what was done, or why nothing was. Readers never see it.',
  handle: 'Mark as handled',
  reopen: 'Open again',
  saveNote: 'Save the note',
  saving: 'Saving',
  changed: (iso: string, who: string) => `Changed ${instant.format(new Date(iso))} by ${who}`,
  you: 'you',
  anotherEditor: 'another editor',
  overtaken: 'Somebody else changed this comment meanwhile',
  overtakenText: (iso: string, who: string) =>
    `It was changed ${instant.format(new Date(iso))} by ${who}, and is shown as it is now. Your note is still in the field; nothing of yours was saved.`,
  overtakenNote: 'Their note:',
  notSaved: 'This was not saved',
  noteTooLong: (count: number) =>
    `The note is ${plural(count, { one: 'character', other: 'characters' })} too long`,

  selected: (count: number) => `${comments(count)} selected`,
  bulk: 'For the selected comments',
  bulkNote: 'Note for all of them',
  clearSelection: 'Clear selection',
  doneHandled: (count: number) => `${comments(count)} handled.`,
  doneReopened: (count: number) => `${comments(count)} opened again.`,
  doneNoted: 'The note is saved.',
  someOvertaken: (count: number) =>
    `${comments(count)} had been changed by somebody else, and stayed as they are.`,
  someMissing: (count: number) => `${comments(count)} no longer there.`,
  undo: 'Undo',

  export: 'Export as CSV',
  exporting: 'Preparing the file',
  exported: 'The file is ready.',
  exportFailed: 'The file could not be made',

  next: 'Next comment',
  previous: 'Previous comment',
  toggle: 'Select, or unselect',
  handleKey: 'Handle, or open again: the selected, else the one shown',
  searchKey: 'Search',
})

/** Why a comment is folded; a reason that is not listed is shown as it is called. */
export const foldReasons = messages({
  'links-only': 'nothing but links',
  duplicate: 'the same text came before',
  trap: 'a field was filled in that people do not see',
  'too-fast': 'sent faster than a person writes',
} satisfies Record<string, string>)
