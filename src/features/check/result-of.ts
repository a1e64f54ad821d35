import type { EntryKey } from '../../../contract/troubleshooter.ts'
import { type Verdicts, groups } from '../../checks/check.ts'

export type Result = {
  state: 'ok' | 'warn' | 'fail'
  /** How many checks came to that. */
  count: number
  help?: EntryKey | undefined
}

/** The worst that was found, and what helps with the first of it: what is nearest to the reader stands first. */
export function resultOf(verdicts: Verdicts): Result {
  const inOrder = groups.flatMap(([, ids]) => ids.map((id) => verdicts[id]))
  for (const state of ['fail', 'warn'] as const) {
    const found = inOrder.filter((verdict) => verdict?.state === state)
    if (found.length > 0) return { state, count: found.length, help: found[0]?.help }
  }
  return { state: 'ok', count: 0 }
}
