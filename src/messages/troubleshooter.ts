import { messages, plural } from './catalogue.ts'

export const troubleshooter = messages({
  oneQuestion: 'You answer one question at a time. “I am not sure” is a good answer.',
  checksItself: 'What the portal can find out by itself, it does not ask you.',
  nothingStored:
    'Your answers stand in this page’s address. You can go back, change them, or send the link to someone.',
  editorsLearn: 'The editors learn which way was taken and whether it helped. They do not learn who took it.',
  someKept:
    'Some answers are nobody else’s business: those are kept out of the address, and forgotten when you leave.',
  start: 'Start with the first question',
  check: 'Let the portal check first',

  trail: 'Your answers',
  change: 'Change',
  changeAnswer: (question: string) => `Change your answer to: ${question}`,
  checkedForYou: 'Checked for you',
  didNotHelp: 'Did not help',
  earlier: (count: number) => plural(count, { one: 'earlier stop', other: 'earlier stops' }),

  back: 'Back',
  continue: 'Continue',
  chooseTitle: 'One thing is missing',
  chooseAnswer: 'Choose the answer that fits best',

  detourTitle: 'You asked for another page',
  detourNoSuchStep: 'That page does not exist, or no longer does. Your answers lead here.',
  detourQuestionOpen: 'That page comes later. First this question needs an answer.',
  detourChecked: 'The portal checked some things for you just now, and what it found leads here instead.',
  detourOtherWay: 'The answers in the address lead here instead.',

  sensitive:
    'Your answer stays on this page: it is in no address and no report, and in no summary unless you add it. After a reload you are asked again.',
  forgottenTitle: 'Your answer was not kept',
  forgotten:
    'An answer to this question stays only in the page where it was given, and this page has been loaded anew or opened from a link. Give it once more, and go on from here.',
  outdatedTitle: 'This troubleshooter has changed since the link was made',
  outdatedAnswer: (question: string) => `“${question}” no longer has the answer that the link gives.`,
  outdatedSteps: (count: number) =>
    `${plural(count, { one: 'answer of the link has', other: 'answers of the link have' })} no question any more.`,
  outdatedRest: 'All that still holds has been kept, and leads here.',

  forIt: 'A text for your IT department',
  forAdministrator: 'A text for your organisation’s administrator',
  forOperator: 'A text for whoever runs this portal',
  copyText: 'Copy this text',
  readMore: 'Read more',
  lockedArticle: 'locked for you',
  backToArticle: (title: string) => `Back to “${title}”`,

  solvedQuestion: 'Did this solve it?',
  yes: 'Yes, it did',
  no: 'No, not yet',
  thanks: 'Good to hear. Thank you for telling us.',

  refreshing: 'Reading your rights again …',
  refreshChanged: 'Your rights have changed',
  refreshGo: 'See what this means here',
  refreshSame: 'Your rights are the same as before',
  refreshSameText:
    'The account service gave the portal the same rights again. Signing in once more makes it read everything anew, and brings you back to this page.',
  refreshImpossible: 'Your rights can be read again only by signing in again',
  refreshImpossibleText:
    'Signing in once more makes the portal read everything anew, and brings you back to this page.',
  refreshFailed: 'Your rights could not be read again',
  refreshFailedText:
    'The account service or the portal did not answer. Your sign-in is untouched. Wait a minute and try again, or sign in again.',
  nowVerified: 'Your e-mail address is verified now.',
  nowMember: (organisation: string) => `You are a member of ${organisation} now.`,
  noLongerMember: 'You are no longer a member of an organisation.',
  nowAgreement: 'Your organisation’s maintenance agreement is valid now.',
  noLongerAgreement: 'No valid maintenance agreement covers you any more.',
  nowOtherProducts: 'The agreement covers other products now.',
  otherwiseChanged: 'Something in your rights is different from before.',

  sensitiveWithoutScript:
    'Your answer would stay in this page’s memory, which needs JavaScript. Without it, go back and choose another way, or write to support.',

  handOver: 'A summary for somebody who can help',
  handOverIntro:
    'Send this to your organisation’s administrator, your IT department or support, and nobody has to ask you the same questions again.',
  handOverSafe:
    'It holds your answers and what the portal checked. It holds no password, name or e-mail address.',
  handOverAdd: (question: string) => `Add my answer to “${question}”, and what followed from it`,
  handOverAddHint: 'It is left out unless you add it.',
  handOverText: 'The summary',
  copySummary: 'Copy the summary',
  mailSupport: 'Write to support',
  openSupport: 'Go to support',
})

export const actionLabels = messages({
  'sign-in': 'Sign in',
  'sign-out-and-in': 'Sign in again',
  'refresh-rights': 'Refresh my rights',
  'my-access': 'See what I have access to',
  'open-securely': 'Open the secure address',
  'check-sign-in': 'Check my sign-in',
  'hand-over': 'Sum it up for somebody who can help',
  'forgot-password': 'Reset my password',
  'create-account': 'Create an account',
  'resend-verification': 'Send the verification mail again',
  profile: 'Open my profile',
  'join-organisation': 'Ask to join an organisation',
  'organisation-administration': 'Open organisation administration',
  'account-service': 'Open my account',
  support: 'Contact support',
})

/** The plain text of the hand-over: headings and lines, also read by people who never saw the portal. */
export const summary = messages({
  title: (flow: string) => `${flow}: summary`,
  answers: 'Answers',
  keptBack: (question: string) => `${question} (the answer, and what followed from it, is not passed on)`,
  checks: 'Checked by the portal',
  notFound: (fact: string) => `Could not be checked: ${fact}`,
  tried: 'Tried, did not help',
  open: 'Still open',
  surroundings: 'Surroundings',
  portal: (name: string, address: string) => `Portal: ${name}, ${address}`,
  accountService: (name: string) => `Account service: ${name}`,
  article: (title: string) => `Article: ${title}`,
  signedIn: (value: string) => `Signed in: ${value}`,
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
  time: (local: string, zone: string) => `Time: ${local} (${zone})`,
  browser: (name: string, language: string) => `Browser: ${name}, language ${language}`,
  flow: (id: string, version: string) => `Troubleshooter: ${id}, version ${version}`,
  factName: (fact: string) => fact.replaceAll('-', ' '),
  unknownBrowser: 'unknown browser',
})
