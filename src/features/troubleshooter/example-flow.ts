import type { ServedFlow } from '../../../contract/troubleshooter.ts'

/** For tests and reviews: a small flow with every kind of step and everything a step can have, so that they do not follow every edit of a real one. */
export const exampleFlow: ServedFlow = {
  id: 'example',
  version: 'v1',
  title: 'Trouble with {portal}',
  summary: 'A few questions.',
  start: 'what',
  entries: { organisation_required: { step: 'not-invited', answers: { what: 'locked' } } },
  steps: {
    what: {
      question: 'What happens?',
      hint: 'Choose what comes closest.',
      answers: {
        locked: { label: 'An article is locked', next: 'since' },
        password: { label: 'My password is refused', next: 'since' },
        mail: { label: 'No mail arrives', next: 'mail-blocked' },
        shared: { label: 'Somebody else uses my account', next: 'who' },
        outage: {
          label: 'It was down last week',
          next: 'mail-blocked',
          from: '2026-01-01',
          until: '2026-01-07',
        },
      },
    },
    since: {
      question: 'Since when?',
      answers: {
        today: { label: 'Since today', next: 'member' },
        always: { label: 'Always', hint: 'It never worked', next: 'member' },
      },
    },
    who: {
      question: 'Who uses your account?',
      hint: 'No names.',
      sensitive: true,
      answers: {
        colleague: { label: 'A colleague', next: 'how-long' },
        stranger: { label: 'Nobody I know', next: 'new-password' },
      },
    },
    'how-long': {
      question: 'For how long?',
      answers: {
        days: { label: 'A few days', next: 'own-account' },
        months: { label: 'Months', next: 'new-password' },
      },
    },
    'own-account': {
      outcome: 'Give your colleague an account of their own',
      text: '<p>An account is for one person.</p>',
      actions: ['create-account'],
      articles: ['create-an-account', 'operate-deploy'],
    },
    'new-password': {
      outcome: 'Choose a new password',
      text: '<p>Then nobody but you knows it.</p>',
      actions: ['forgot-password', 'hand-over'],
      unsolved: 'mail-blocked',
    },
    member: {
      check: 'organisation-member',
      says: { yes: 'You are a member of an organisation', no: 'You are in no organisation' },
      yes: 'agreement',
      no: 'not-invited',
      unknown: 'ask-member',
    },
    'ask-member': {
      question: 'Are you a member of an organisation?',
      answers: { yes: { label: 'Yes', next: 'agreement' }, no: { label: 'No', next: 'not-invited' } },
    },
    agreement: {
      outcome: 'Ask about the agreement',
      text: '<p>Ask your administrator.</p>',
      actions: ['refresh-rights', 'hand-over'],
    },
    'not-invited': {
      outcome: 'Ask for an invitation',
      text: '<p>Open your profile in {accountService}.</p>',
      actions: ['join-organisation', 'refresh-rights', 'my-access'],
      unsolved: 'agreement',
    },
    'mail-blocked': {
      outcome: 'Let the mail through',
      text: '<p>IT can help.</p>',
      copy: { for: 'it', text: 'Please allow mail from {senders} for {portal}.' },
    },
  },
}
