import { messages } from './catalogue.ts'

/** The desk's frame, and who may come in. */
export const desk = messages({
  name: 'Desk',
  navigation: 'Desk',
  comments: 'Comments',
  pages: 'Pages',
  troubleshooters: 'Troubleshooters',
  searches: 'Searches',

  signInTitle: 'The desk is for editors',
  signInText: (accountService: string) =>
    `Comments and numbers are read here by the people who write this portal. If you are one of them, sign in with your ${accountService}.`,
  signIn: 'Sign in',
  refusedTitle: 'Your account is not an editor’s',
  refusedText: (who: string, claim: string) =>
    `You are signed in as ${who}. The desk opens for accounts that have the editor’s role, which the portal reads from the claim “${claim}” and did not find there. Whoever looks after accounts can give you the role; then sign in again.`,
  nameless: 'a reader without a name',
  myAccess: 'See what was read about you',
  home: 'Go to the start page',
})
