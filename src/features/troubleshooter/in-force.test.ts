import { expect, test } from 'vitest'
import type { Flow } from '../../../contract/troubleshooter.ts'
import { inForce } from './in-force.ts'

const flow: Flow = {
  title: 'Small',
  summary: 'Small',
  start: 'what',
  steps: {
    what: {
      question: 'What happens?',
      answers: {
        always: { label: 'As ever', next: 'done' },
        outage: { label: 'The outage', next: 'done', from: '2026-12-01', until: '2026-12-31' },
      },
    },
    done: { outcome: 'Done', text: '' },
  },
}
const offered = (now: string) => {
  const step = inForce(flow, new Date(now)).steps['what']
  return step && 'question' in step ? Object.keys(step.answers) : []
}

test.each([
  ['2026-11-30T23:59:59Z', ['always']],
  ['2026-12-01T00:00:00Z', ['always', 'outage']],
  ['2026-12-31T23:59:59Z', ['always', 'outage']],
  ['2027-01-01T00:00:00Z', ['always']],
])('at %s a reader is offered %j', (now, answers) => {
  expect(offered(now)).toEqual(answers)
})
