import { messages } from './catalogue.ts'

export const shell = messages({
  skip: 'Skip to content',
  mainNavigation: 'Main',
  articles: 'Articles',
  troubleshooter: 'Troubleshooter',
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
  myAccess: 'My access',
  accountSettings: (service: string) => `${service} settings`,
  copied: 'Copied',
  copyRefused: 'Copying was refused; mark the text instead',
  loading: 'Loading',
  offline: 'You are offline. What you have opened stays readable, and what you type is kept.',
  onlineAgain: 'You are online again.',
})
