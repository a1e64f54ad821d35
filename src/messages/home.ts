import { messages } from './catalogue.ts'

export const home = messages({
  title: 'What do you need?',
  description: (vendor: string) =>
    `Instructions, support articles and videos of ${vendor}, and guided help for whoever cannot get in.`,
  searchHint: 'A word or a whole message',
  cannotSignIn: 'I cannot sign in',
  cannotSignInText:
    'A forgotten password, a mail that never came, a page that goes round in circles: a few questions lead to what helps.',
  cannotSee: 'I am signed in, but something is locked',
  cannotSeeText: 'The portal checks what it can see of your rights and tells you who can open the rest.',
  instructions: 'I am looking for instructions',
  instructionsText: 'All articles, by kind and topic.',
  latest: 'Recently updated',
  all: 'All articles',
  signedInAs: (name: string) => `Signed in as ${name}.`,
  memberWith: (organisation: string) =>
    `${organisation} has a valid maintenance agreement: its articles are open for you.`,
  memberExpired: (organisation: string) => `The maintenance agreement of ${organisation} is no longer valid.`,
  memberWithout: (organisation: string) =>
    `You are a member of ${organisation}, which has no maintenance agreement.`,
  noOrganisation: 'You belong to no organisation, so articles for agreement holders are locked.',
})
