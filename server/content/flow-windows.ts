import type { Flow } from '../../contract/troubleshooter.ts'
import type { FlowFault } from './validate-flow.ts'

/**
 * Answers that are offered for a time only. One whose last day has passed is dead text: the portal no longer offers it. A
 * question must stand on the answers that always hold.
 */
export function windowFaults(flow: Flow, today?: string): FlowFault[] {
  const faults: FlowFault[] = []
  for (const [id, step] of Object.entries(flow.steps)) {
    if (!('question' in step)) continue
    const answers = Object.entries(step.answers)
    for (const [key, { from, until }] of answers) {
      if (until === undefined) continue
      const path = ['steps', id, 'answers', key, 'until']
      if (from !== undefined && from > until) {
        const what = `The answer \`${key}\` of \`${id}\` ends on ${until}, before it begins on ${from}.`
        faults.push({ path, what, cure: 'Put the two days in order.' })
      } else if (today !== undefined && until < today) {
        const what = `The answer \`${key}\` of \`${id}\` has not been offered since ${until}.`
        faults.push({ path, what, cure: 'Remove it and what only it leads to, or set a later day.' })
      }
    }
    const lasting = answers.filter(([, { from, until }]) => from === undefined && until === undefined)
    if (lasting.length < 2 && answers.length >= 2) {
      const what = `Outside of \`from\` and \`until\`, the question \`${id}\` has fewer than two answers.`
      faults.push({ path: ['steps', id], what, cure: 'Leave two answers without either.' })
    }
  }
  return faults
}
