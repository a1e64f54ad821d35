import { messages } from './catalogue.ts'

/** Why a lock is closed, by the rule that closes it, in words for this reader. */
export const lock = messages({
  title: 'This article is locked for you',
  signInTitle: 'Sign in to read this',
  sign_in_required:
    'This article is not public, and you are not signed in, so the portal cannot tell yet whether it opens for you. Most articles like this are for members of organisations with a maintenance agreement.',
  groupsLeftOut: (who: string) =>
    `You are signed in as ${who}, and your account belongs to more groups than the account service passes on, so the portal cannot tell whether this article opens for you.`,
  insufficient_scope: (who: string) =>
    `You are signed in as ${who}, but your sign-in does not carry the permission that the portal’s server asks for, so nothing but public articles opens. That is how the account service is set up, not a right that you lack.`,
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
  inView:
    '“Sign in” is what such a reader would be offered. It does nothing while you view as somebody else.',
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
