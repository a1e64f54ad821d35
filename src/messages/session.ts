import type { Failure } from '../../contract/failure.ts'
import { locale, messages } from './catalogue.ts'

const list = new Intl.ListFormat(locale)

export const session = messages({
  signInTitle: 'Sign in',
  signInWhere: (accountService: string) =>
    `You sign in with your ${accountService} and come straight back. This portal never sees your password.`,
  signIn: (accountService: string) => `Continue to ${accountService}`,
  onTheWay: 'On the way …',
  cannot: 'I cannot sign in',
  neverReturned: (accountService: string) =>
    `You left for ${accountService} a moment ago and did not come back through it. If it showed you an error about an address or a redirect, the portal’s address is not registered there.`,
  check: 'Check my sign-in',
  failedTitle: 'You are not signed in yet',
  failedAgainTitle: 'You are still signed in as before',
  goBack: 'Go back to where you were',
  proveTitle: 'Confirm that it is you',
  proveText: (accountService: string) =>
    `You are signed in, but what you want to open needs a fresher or stronger proof that it is you. Confirm it with your ${accountService}, and you come straight back here.`,
  proveMissing: (accountService: string, claims: string[]) =>
    `If you have just done that and see this page again, it will not help to repeat it: your ${accountService} does not tell this portal’s server how you signed in. Its administrator has to put ${list.format(claims)} into access tokens.`,
  again: 'Start again',
  guide: 'Find out what to do',
  goOnReading: 'Go back without signing in',
  secure: 'Open the secure address',
  details: 'Details for whoever helps you',
  copyDetails: 'Copy the details',
  report: (failure: string, time: string, details: string) => `${failure}\n${time}\n${details}`,
  signedOutTitle: 'You are signed out',
  signedOutEverywhere: (portal: string, accountService: string) =>
    `You are signed out of ${portal} and of ${accountService}, in every tab of this browser.`,
  signedOutPortal: (portal: string, accountService: string) =>
    `You are signed out of ${portal}, in every tab of this browser. You may still be signed in to ${accountService}; on a computer that others use, sign out there too.`,
  openAccountService: (accountService: string) => `Open ${accountService}`,
  signInAgain: 'Sign in again',
  home: 'Go to the start page',
  stillSignedIn: 'You are signed in',
  stillSignedInText: (name: string) => `You are signed in as ${name}.`,
  signOut: 'Sign out',
})

/** What happened, for the person it happened to, and what helps most. What to do in detail is the troubleshooter's. */
export const failureTexts = messages({
  cancelled:
    'The sign-in was stopped before it was finished. Nothing has changed; you can start again whenever you like.',
  'email-unverified': 'Your account is waiting for you to confirm your e-mail address.',
  'refused-by-provider': 'The account service knows you, but does not let you use this portal yet.',
  'link-used':
    'This sign-in was already used, or was started somewhere else. That happens with bookmarks and the Back button.',
  'session-ended': 'You have been signed out, most likely because some time has passed.',
  'provider-needs-you': 'The account service wants to ask you something before it signs you in.',
  offline: 'Your device is offline. Nothing is lost: start again once you are connected.',
  'provider-unreachable':
    'The account service cannot be reached from your device. A network, a firewall or a blocker may be in the way.',
  'provider-unreadable':
    'Something between you and the account service answered in its place. In hotels, trains and offices that is often a page to confirm first.',
  'too-slow': 'The account service took too long to answer.',
  'code-expired': 'The sign-in took too long on the way back, so its one-time code is no longer good.',
  'clock-wrong':
    'Your device’s clock seems to be wrong, so what the account service says looks too old or too new.',
  'storage-blocked': 'Your browser does not let this portal remember anything, and signing in needs that.',
  'insecure-origin':
    'This page was opened over an insecure connection, and signing in works only over a secure one.',
  'popup-blocked': 'Your browser stopped a window that the sign-in wanted to open.',
  'too-many-sign-ins':
    'You were sent to and fro several times within a minute, so the portal stopped. Something brings you back each time.',
  'address-not-registered':
    'The account service does not know this address of the portal, so it cannot send you back here.',
  'sign-in-page-expired': 'The sign-in page was open for too long.',
  'set-up-changed': 'The portal’s settings changed while you were signing in.',
  'set-up-wrong':
    'The portal and the account service do not understand each other. That is not your fault; their administrators can put it right.',
  'token-refused':
    'The account service’s answer did not pass the portal’s checks, so the portal did not use it.',
  'other-account': 'Another account is signed in at the account service than the one you started with.',
  'provider-error': 'The account service had a problem of its own.',
  unknown: 'Something went wrong that the portal has no name for.',
} satisfies Record<Failure, string>)
