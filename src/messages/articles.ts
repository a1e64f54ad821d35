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

/** Why a lock is closed, by the rule that closes it, in words for this reader. */
export const lock = messages({
  title: 'This article is locked for you',
  signInTitle: 'Sign in to read this',
  sign_in_required:
    'This article is not public, and you are not signed in, so the portal cannot tell yet whether it opens for you. Most articles like this are for members of organisations with a maintenance agreement.',
  groupsLeftOut: (who: string) =>
    `You are signed in as ${who}, and your account belongs to more groups than the account service passes on, so the portal cannot tell whether this article opens for you.`,
  email_unverified: (who: string) =>
    `You are signed in as ${who}, and the e-mail address of this account has not been verified yet.`,
  organisation_required: (who: string) =>
    `You are signed in as ${who}, and no organisation’s group includes you. An article like this opens for members of an organisation with a maintenance agreement.`,
  maintenance_required: (who: string, organisation: string) =>
    `You are signed in as ${who}, a member of ${organisation}. This organisation has no maintenance agreement that we know of.`,
  maintenance_expired: (who: string, organisation: string) =>
    `You are signed in as ${who}, a member of ${organisation}. Its maintenance agreement is no longer valid.`,
  product_not_covered: (who: string, organisation: string, products: string) =>
    `You are signed in as ${who}, a member of ${organisation}. Its maintenance agreement does not cover ${products}.`,
  not_allowed: (who: string) => `You are signed in as ${who}. This article is for the portal’s editors only.`,
  yourOrganisation: 'your organisation',
  you: 'a reader without a name',
  guide: 'Find out what would open it',
})

export const remedyNames = messages({
  'sign-in': 'Sign in',
  'verify-email': 'Send the verification mail again',
  'join-organisation': 'Ask to join your organisation',
  'get-agreement': 'Contact support',
  'renew-agreement': 'Contact support',
  'extend-agreement': 'Contact support',
  'contact-support': 'Contact support',
})

export const members = messages({
  text: 'Members of organisations with a maintenance agreement see more here once they sign in.',
  close: 'Do not show this again',
})
