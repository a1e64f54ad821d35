import { type Flow, flowPages } from '../../contract/troubleshooter.ts'
import { addressFaults } from './flow-address.ts'
import { entryFaults } from './flow-entries.ts'
import { pathFaults } from './flow-paths.ts'
import { shadowFaults } from './flow-shadows.ts'
import { windowFaults } from './flow-windows.ts'

/** A fault of a flow: where in its data, what, and the cure. `path` leads to the place, e.g. `['steps', 'a', 'next']`. */
export type FlowFault = { path: string[]; what: string; cure: string }

/** Addresses of a troubleshooter use these: some are pages, the others say something else than an answer. */
const reserved = new Set([...flowPages, 'article', 'enter', 'go', 'kept', 'version'])

/**
 * Every rule that a flow must keep so that nobody gets lost in it: it starts, every step is reached, every edge leads
 * somewhere and can be taken, every walk ends at an outcome and fits into an address, no walk comes round, nothing is left
 * unsaid, and every entry can be got to by its answers. `today` (`2026-12-31`) finds what has expired; without it, nothing has.
 * Facts, actions and field names are the schema's business; articles are the compiler's.
 */
export function validateFlow(flow: Flow, today?: string): FlowFault[] {
  return [
    ...textFaults(flow),
    ...questionFaults(flow),
    ...pathFaults(flow),
    ...shadowFaults(flow),
    ...windowFaults(flow, today),
    ...addressFaults(flow),
    ...entryFaults(flow),
  ]
}

function questionFaults(flow: Flow): FlowFault[] {
  const faults: FlowFault[] = []
  for (const [id, step] of Object.entries(flow.steps)) {
    if (reserved.has(id)) {
      const what = `\`${id}\` has a meaning of its own in addresses.`
      faults.push({ path: ['steps', id], what, cure: 'Give the step another id.' })
    }
    if ('question' in step && Object.keys(step.answers).length < 2) {
      const what = `The question \`${id}\` has fewer than two answers.`
      faults.push({ path: ['steps', id], what, cure: 'Add an answer, or drop the question.' })
    }
  }
  return faults
}

/** Whatever a reader would see as an empty line, heading or button. */
function textFaults(value: object, path: string[] = []): FlowFault[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const place = [...path, key]
    if (typeof part === 'object' && part !== null) return textFaults(part, place)
    if (typeof part !== 'string' || part.trim() !== '') return []
    return [{ path: place, what: `The text of \`${place.join('.')}\` is missing.`, cure: 'Write it.' }]
  })
}
