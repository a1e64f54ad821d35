import type { ServedFlow } from '../../../contract/troubleshooter.ts'

/** For tests: a small flow that holds every kind of step, so that they do not follow every edit of a real one. */
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
      },
    },
    since: {
      question: 'Since when?',
      answers: {
        today: { label: 'Since today', next: 'member' },
        always: { label: 'Always', hint: 'It never worked', next: 'member' },
      },
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
