import { locale, messages, plural } from './catalogue.ts'

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })

export const access = messages({
  title: 'My access',
  lead: 'What the portal’s server read about you when it last looked, and where it read it. Nothing else decides what opens for you.',
  anonymous: 'You are not signed in, so only public articles are open.',
  signIn: 'Sign in',
  right: 'Right',
  value: 'Value',
  claim: 'Read from claim',
  missing: 'not sent by the provider',
  name: 'Name',
  email: 'E-mail address',
  emailVerified: 'E-mail address verified',
  organisation: 'Organisation',
  maintenance: 'Maintenance agreement',
  products: 'Products covered',
  editor: 'Editor',
  authenticatedAt: 'You last proved who you are',
  acr: 'In this way',
  instant: (iso: string) => (iso === '' ? '' : time.format(new Date(iso))),
  agreement: (product: string, until: string | null, inForce: boolean) => {
    if (until === null) return inForce ? product : `${product} (ended)`
    return `${product} (${inForce ? 'until' : 'ended'} ${day.format(new Date(until))})`
  },
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
  none: 'None',
  allProducts: 'All products',
  active: 'Valid',
  expired: 'No longer valid',
  readAt: (iso: string, minutes: number) =>
    `Your rights were read at ${time.format(new Date(iso))}, ${minutes === 0 ? 'just now' : `${plural(minutes, { one: 'minute', other: 'minutes' })} ago`}. They are read when you sign in and each time your sign-in is renewed.`,
  refresh: 'Refresh my rights',
  refreshing: 'Reading your rights',
  changed: 'Your rights have changed. The table below shows them as they are now.',
  unchanged:
    'Your rights are the same as before. If you have just joined an organisation, signing in again may still bring the change.',
  failed: 'Your rights could not be refreshed just now. Nothing has changed; try again in a moment.',
  signInAgain: 'Sign in again',
  table: 'Your rights',
  scopeTitle: 'Your sign-in lacks a permission',
  scopeText:
    'The account service has to give this portal a scope for its server, and did not, so only public articles open. Tell its administrator the name of the scope:',
  notSentTitle: 'What the account service did not send',
  notSentText:
    'These claims were looked for, and your access token does not hold them. Nothing is wrong if a right that you should have is not among them; otherwise tell the administrator of the account service their names.',
  guide: 'Something is still locked',
})

/** Of who has rated without an account. */
export const visitorNumber = messages({
  heading: 'Your ratings without an account',
  text: 'This browser keeps a random number, so that you have one vote for each article and can change it. If it is forgotten, your votes stay, but nobody can tell any more that they came from this browser: not even you.',
  forget: 'Forget my number',
  forgotten: 'The number is forgotten. If you rate again without an account, your browser makes another one.',
})
