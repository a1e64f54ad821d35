import type { Failure } from '../../contract/failure.ts'
import { locale, messages, plural } from './catalogue.ts'
import { failureTexts } from './session.ts'

export const check = messages({
  title: 'Check my sign-in',
  lead: 'The portal looks by itself at everything that signing in needs. You need not be signed in, and nothing is changed.',
  checking: (done: number, all: number) => `Checking: ${done} of ${all}`,
  allFine: 'Everything that could be checked is fine',
  allFineText:
    'If signing in still does not work, the troubleshooter goes through what cannot be checked from here, such as your password.',
  troubles: (count: number) =>
    `${plural(count, { one: 'check has', other: 'checks have' })} found something that stops you`,
  warnings: (count: number) =>
    `${plural(count, { one: 'check has', other: 'checks have' })} found something to look at`,
  found: 'Found',
  whatHelps: 'What helps',
  whatHelpsWith: (name: string) => `What helps: ${name}`,
  guide: 'Find out what to do',
  again: 'Check again',
  signIn: 'Sign in',
  more: 'Once you are signed in, your session and your rights are checked here, too.',
  report: 'Report for whoever helps you',
  reportSafe: 'It holds no password, code, token, name or e-mail address.',
  copyReport: 'Copy the report',
  portal: (address: string) => `Portal: ${address}`,
  provider: (issuer: string) => `Account service: ${issuer}`,
  time: (iso: string) => `Time: ${iso}`,
})

export const stateWords = messages({
  ok: 'Fine',
  warn: 'Look at this',
  fail: 'Not working',
  unknown: 'Cannot be told',
  waiting: 'Checking',
})

export const groupNames = messages({
  browser: 'This browser',
  portal: 'The portal',
  provider: 'The account service',
  attempts: 'Earlier attempts',
  session: 'Your session',
})

export const checkNames = messages({
  secure: 'Secure connection',
  storage: 'Site data',
  cookies: 'Cookies',
  online: 'Network',
  api: 'The portal’s server',
  clock: 'Your clock',
  reachable: 'Reachable',
  readable: 'Its description',
  issuer: 'Its name',
  flow: 'Its way of signing in',
  keys: 'Its keys',
  tokens: 'Its answers to this page',
  address: 'This address',
  waiting: 'Sign-ins on the way',
  loop: 'Going in circles',
  last: 'The last failure',
  age: 'Your sign-in',
  rights: 'Your rights',
  fresh: 'Age of your rights',
})

/** What varies in what a check says. Times in milliseconds since the epoch. Nothing of it is secret or says who is reading. */
export type CheckValues = Readonly<
  Partial<{
    here: number
    there: number
    seconds: number
    minutes: number
    left: number
    count: number
    status: number
    code: string
    said: string
    configured: string
    address: string
    failure: Failure
  }>
>

const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const timeAndDay = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', dateStyle: 'medium' })
const minutes = (count = 0) => plural(count, { one: 'minute', other: 'minutes' })
const ago = (count = 0) => (count === 0 ? 'less than a minute ago' : `${minutes(count)} ago`)
const apart = (seconds = 0) =>
  seconds < 120 ? plural(seconds, { one: 'second', other: 'seconds' }) : minutes(Math.round(seconds / 60))
/** Two clocks that are hours apart may show another day. */
const bothClocks = ({ here = 0, there = 0, seconds = 0 }: CheckValues) => {
  const clock = seconds < 3600 ? time : timeAndDay
  return `Your device says ${clock.format(here)}, the portal’s server ${clock.format(there)}: ${apart(seconds)} apart.`
}

/** What each check found, in words. A rule names one of these. */
export const checkTexts = messages({
  untold: 'This could not be found out just now.',
  'needs-description': 'This can be told only once the account service’s description can be read.',

  secure: 'The page was opened over a secure connection.',
  insecure: 'The page was opened with http://. Browsers let nobody be signed in that way.',
  'storage-works': 'The browser keeps what the portal has to remember on the way to the account service.',
  'storage-blocked': 'The browser does not let the portal remember anything.',
  'storage-full': 'The browser has no room left for what the portal has to remember.',
  'cookies-kept': 'The browser keeps cookies of this address.',
  'cookies-refused':
    'The browser refuses cookies of this address. The portal needs none, but the account service does.',
  online: 'The device is connected to a network.',
  'online-after-all': 'The browser says that the device is offline, but the portal’s server answers.',
  offline: 'The browser says that the device is offline.',

  'api-answers': 'The server answers.',
  'api-silent': 'The server does not answer this browser.',
  'api-late': 'The server had not answered after two seconds. A slow connection is the usual cause.',
  'api-unreadable':
    'Something else answered in place of the server, such as the start page of a public Wi-Fi.',
  'api-error': ({ status }: CheckValues) => `The server reports a problem of its own (status ${status}).`,
  'clock-right': bothClocks,
  'clock-off': (values: CheckValues) => `${bothClocks(values)} More than a minute can stop a sign-in.`,
  'clock-far-off': (values: CheckValues) => `${bothClocks(values)} With so much, no sign-in can work.`,
  'clock-unknown': 'The clocks cannot be compared while the server does not answer.',

  reachable: 'The account service answers.',
  'provider-silent': 'The account service does not answer this browser.',
  'provider-late':
    'The account service had not answered after two seconds. A slow connection is the usual cause.',
  'provider-error': ({ status }: CheckValues) =>
    `The account service reports a problem of its own (status ${status}).`,
  'provider-hidden': 'Something answers, but it does not look like the account service.',
  readable: 'The account service describes itself as it should.',
  'provider-unreadable':
    'Something answered in place of the account service, such as the start page of a public Wi-Fi or a notice of maintenance.',
  'provider-closed': 'The account service answers, but does not let this page read what it says.',
  'description-missing': ({ status }: CheckValues) =>
    `There is no description where the portal looks for it (status ${status}).`,
  'issuer-right': 'It bears the name that the portal is set up for.',
  'issuer-wrong': ({ said, configured }: CheckValues) =>
    `It calls itself ${said || 'nothing at all'}; the portal is set up for ${configured}.`,
  'flow-offered': 'It offers the way of signing in that the portal uses, with its protection (S256).',
  'flow-unsaid':
    'It offers the way of signing in that the portal uses, and does not say how it is protected.',
  'no-code': 'It does not offer the way of signing in that the portal uses (response type “code”).',
  'no-s256': 'It does not offer the protection that the portal uses (PKCE with S256).',
  'keys-usable': ({ count }: CheckValues) =>
    `The answers of the account service can be verified, with ${plural(count ?? 0, { one: 'key', other: 'keys' })}.`,
  'no-keys': 'There is no key that the answers of the account service could be verified with.',
  'keys-silent': 'The keys of the account service cannot be fetched.',
  'keys-unreadable': 'Something other than keys came from where the account service has its keys.',
  'keys-late': 'The keys had not come after two seconds. A slow connection is the usual cause.',
  'tokens-answered': 'The place where a sign-in is finished answers, and lets this page read the answer.',
  'tokens-closed':
    'The place where a sign-in is finished does not let this page read its answer: the address of the portal is not allowed there.',
  'tokens-unreadable': 'The place where a sign-in is finished answers with something else.',
  'tokens-late': 'The place where a sign-in is finished had not answered after two seconds.',
  'tokens-error': ({ status }: CheckValues) =>
    `The place where a sign-in is finished reports a problem of its own (status ${status}).`,
  'client-refused': ({ code }: CheckValues) =>
    `The account service does not accept the portal as it is set up (${code}).`,
  'no-token-endpoint': 'The account service names no place where a sign-in could be finished.',
  'address-registered': 'The account service knows this address, and sends people back to it.',
  'address-came-back': 'You have come back to this address from the account service before.',
  'address-refused': ({ address }: CheckValues) =>
    `The account service does not send people back to ${address}.`,
  'address-untold':
    'The account service gives no way to find out beforehand whether it sends people back to this address. Only signing in shows it.',

  'none-waiting': 'No sign-in is waiting for its answer.',
  'one-waiting': ({ minutes: since }: CheckValues) =>
    `A sign-in was started ${ago(since)} and has not come back yet.`,
  'long-waiting': ({ count, minutes: since }: CheckValues) =>
    `${plural(count ?? 0, { one: 'sign-in', other: 'sign-ins' })} never came back; the latest was started ${minutes(since)} ago. Perhaps the account service’s page was left, or would not let you back.`,
  'no-loop': 'You are not being sent to and fro.',
  loop: ({ count }: CheckValues) =>
    `${plural(count ?? 0, { one: 'sign-in was', other: 'sign-ins were' })} started within a minute. The portal starts no more until that minute is over.`,
  'no-failure': 'No sign-in has failed in this tab.',
  'last-failure': ({ failure = 'unknown', minutes: since }: CheckValues) =>
    `A sign-in failed ${ago(since)}: ${failureTexts[failure]}`,

  'signed-in': ({ minutes: since, left }: CheckValues) =>
    `The server accepts your sign-in. It was last renewed ${ago(since)} and is good for ${minutes(left)} more; then it is renewed by itself.`,
  'token-refused': 'The server does not accept your sign-in.',
  'token-lost': 'Your sign-in does not reach the server: something on the way removes it.',
  'rights-unread': 'The server could not be asked what it knows of your rights.',
  'rights-complete':
    'The server reads: address verified, member of an organisation, maintenance agreement valid.',
  'rights-unverified': 'The server reads that your e-mail address is not verified.',
  'rights-none': 'The server reads that you are in no organisation.',
  'rights-left-out':
    'You are in more groups than the account service passes on, so the server cannot read which.',
  'rights-no-agreement': 'The server reads that your organisation has no maintenance agreement.',
  'rights-expired': 'The server reads that your organisation’s maintenance agreement is no longer valid.',
  'rights-fresh': 'Your rights were read just now.',
  'rights-read': ({ minutes: since }: CheckValues) =>
    `Your rights were read ${minutes(since)} ago, when you were a member already.`,
  'rights-older': ({ minutes: since }: CheckValues) =>
    `Your rights were read ${minutes(since)} ago. If you have become a member since then, they do not say so yet.`,
})
export type Saying = keyof typeof checkTexts
