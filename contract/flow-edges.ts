import type { Step } from './troubleshooter.ts'

/** One way out of a step: where it leads, by what (an answer's key, a check's value, `unsolved`), and where that is written. */
export type Edge = { to: string; by: string; path: string[] }

/** Every way out of a step, in the order of its file. An outcome without `unsolved` has none. */
export function edgesOf(id: string, step: Step): Edge[] {
  const here = ['steps', id]
  if ('question' in step) {
    return Object.entries(step.answers).map(([by, { next }]) => ({
      to: next,
      by,
      path: [...here, 'answers', by, 'next'],
    }))
  }
  if ('check' in step) {
    return (['yes', 'no', 'unknown'] as const).map((by) => ({ to: step[by], by, path: [...here, by] }))
  }
  return step.unsolved === undefined
    ? []
    : [{ to: step.unsolved, by: 'unsolved', path: [...here, 'unsolved'] }]
}
