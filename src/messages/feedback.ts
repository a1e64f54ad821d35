import type { Stars } from '../../contract/feedback.ts'
import { locale, messages, plural, soon } from './catalogue.ts'

const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(locale)
const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const votes = (count: number) => plural(count, { one: 'vote', other: 'votes' })
const characters = (count: number) => plural(count, { one: 'character', other: 'characters' })

/** What each number of stars says, in lists and in sentences. */
export const starWords = messages({
  1: 'did not help',
  2: 'helped a little',
  3: 'helped partly',
  4: 'helped a lot',
  5: 'solved it',
})

export const rating = messages({
  question: 'How much did this article help?',
  stars: (stars: Stars, words: string) => `${stars} – ${words}`,
  send: 'Send rating',
  chooseFirst: 'Choose one of the five ratings first',
  keep: 'Keep my rating',
  forget: 'Do not rate',
  saving: (stars: Stars, words: string) => `Your rating is being saved: ${stars} – ${words}`,
  thanks: 'Thank you.',
  mine: (stars: Stars, words: string) => `You rated ${stars} – ${words}`,
  change: 'Change',
  changeRating: 'Change my rating',
  withdraw: 'Withdraw',
  withdrawRating: 'Withdraw my rating',
  withdrawing: 'Your rating is being withdrawn',
  withdrawn: 'Your rating is withdrawn.',

  average: (average: number) => oneDecimal.format(average),
  averageOf: (average: number) => `${oneDecimal.format(average)} of 5 stars`,
  votes,
  noVotes: 'Nobody has rated this article yet.',
  tooFew: 'Too few votes to judge',
  summary: (average: number, count: number) =>
    `Your rating is saved. The average is ${oneDecimal.format(average)} of 5 stars now, from ${votes(count)}.`,
  distribution: 'Votes by number of stars',
  starsColumn: 'Stars',
  votesColumn: 'Votes',
  count: (count: number) => whole.format(count),

  notLoaded: 'The ratings could not be fetched.',
  tryAgain: 'Try again',
  notSaved: 'Your rating was not saved',
  notWithdrawn: 'Your rating was not withdrawn',
  keptForLater:
    'It is kept on this device and sent again once you are connected, or when you next open a page of this portal.',
})

export const comment = messages({
  heading: 'Tell the editors',
  whoReads:
    'Is something wrong, missing or hard to follow? Only the editors of this portal read your comment. It is never shown to anybody else, and it gets no reply.',
  write: 'Write a comment',
  formNotLoaded: 'The form could not be fetched. Check your connection and try again.',

  label: 'Your comment',
  hint: (limit: number) =>
    `Up to ${characters(limit)}. Leave out passwords, names and numbers: nobody here needs them.`,
  left: (count: number) => `${characters(count)} left`,
  over: (count: number) => `${characters(count)} too many`,
  section: 'Which part is it about?',
  sectionOptional: 'Optional',
  wholeArticle: 'The article as a whole',
  draftKept: 'What you type is kept on this device until you send it.',
  send: 'Send comment',
  sending: 'Sending …',
  sendAsWell: 'Send this version as well',
  tryAgain: 'Try again',
  discard: 'Discard',

  empty: 'Write a comment first',
  tooLong: (count: number) => `Shorten the comment by ${characters(count)}`,

  warningTitle: (kinds: string[]) => `This looks like it holds ${list.format(kinds)}`,
  warning:
    'The editors do not need it, and it is safer with you. You can take it out, or send the comment as it is.',

  notSent: 'Your comment was not sent',
  textKept: 'Your text is still here.',
  thanks: 'Thank you. Your comment is with the editors.',
  another: 'Write another comment',
})

/** Named as in “This looks like it holds …”. */
export const privateThings = messages({
  password: 'a password',
  token: 'a key or a sign-in token',
  phone: 'a phone number',
  card: 'a payment card number',
})

/** Why the portal could not do what it was asked, and what the reader can do. */
export const failures = messages({
  offline: 'You seem to be offline. Try again once you are connected.',
  slow: 'The portal took too long to answer. Try again in a moment.',
  down: (seconds: number | null) =>
    `The portal has a problem of its own just now. Try again ${soon(seconds)}.`,
  tooMany: (seconds: number | null) =>
    `Too much has come from you, or from others in your network, in a short time. Try again ${soon(seconds)}.`,
  notProved:
    'Your browser could not finish the small calculation that keeps robots out. Try again, or sign in: then none is needed.',
  garbled:
    'Something between you and the portal gave an answer of its own. Check your network and try again.',
  signInAgain: 'Your sign-in no longer counts. Sign in again, then try once more.',
  proofWanted: 'The portal wants to be surer that it is you before it takes this.',
  prove: 'Confirm that it is you',
  locked: 'This article is no longer open to you, so it takes no feedback from you.',
  gone: 'This article does not exist any more.',
  tooLarge: 'It is longer than the portal takes.',
  refused: 'The portal did not accept it as it is.',
  arrivedBefore: 'An earlier version of this comment has already reached the editors.',
})
