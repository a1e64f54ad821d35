import { messages, soon } from './catalogue.ts'

export const shell = messages({
  skip: 'Skip to content',
  mainNavigation: 'Main',
  articles: 'Articles',
  troubleshooter: 'Troubleshooter',
  search: 'Search the portal',
  searchHint: 'Search',
  find: 'Search',
  signIn: 'Sign in',
  signOut: 'Sign out',
  myAccess: 'My access',
  check: 'Check my sign-in',
  accountSettings: (service: string) => `${service} settings`,
  copied: 'Copied',
  copyRefused: 'Copying was refused; mark the text instead',
  signInAgain: 'Sign in again',
  loading: 'Loading',
  tryAgain: 'Try again',
  cannotStart: 'The portal cannot start',
  cannotStartText:
    'Its server did not answer. Check that you are online, wait a moment, then try again. If it stays like this, the portal itself has a problem.',
  pageFailed: 'This page could not be shown',
  unexpected:
    'Something went wrong in the portal itself. Trying again may help; going to another page does no harm.',
  tooMany: (seconds: number | null) =>
    `Your network has asked for very much in a short time. Try again ${soon(seconds)}.`,
  notFound: 'There is no page here',
  notFoundText:
    'The address may be mistyped, or the page has moved. If a link led you here, the link is out of date.',
  notFoundArticles: 'Look through all articles',
  notFoundTroubleshooter: 'I cannot sign in',
  footer: (portal: string, vendor: string) => `${portal} is the help portal of ${vendor}.`,
  demo: 'This is a demonstration: accounts, organisations and mails are made up and are gone when the server stops.',
  offline: 'You are offline. What you have opened stays readable, and what you type is kept.',
  kept: 'The portal’s server does not answer at the moment. You see what was kept from before; rating, commenting and signing in have to wait.',
  publicOnly: 'Your sign-in cannot be confirmed at the moment, so you see what is open to everybody.',
  newVersion: 'A new version is ready.',
  reload: 'Reload',
  toStart: 'Go to the start page',
  serverNeeded: 'This address needs the server',
  ended: 'You have been signed out. What you are reading stays; sign in again to open more.',
  endedWhy: 'Find out why',
})

/** Why nothing could be got from the API, for whoever waits for it. */
export const unreachableTexts = messages({
  offline:
    'The portal’s server cannot be reached. You seem to be offline, or something on the way blocks it.',
  timeout: 'The portal’s server took too long to answer. A slow connection is the usual cause.',
  server: 'The portal’s server has a problem at the moment. It is not something you did.',
  unreadable:
    'Something answered in place of the portal’s server. A company network or a public Wi-Fi that wants you to sign in first often does that.',
})
