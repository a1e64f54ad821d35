import type { EntryKey } from '../../contract/troubleshooter.ts'
import type { CheckValues, Saying } from '../messages/check.ts'
import type { Verdict } from './check.ts'

export const ok = (says: Saying, values?: CheckValues): Verdict => ({
  state: 'ok',
  says,
  ...(values && { values }),
})
export const unknown = (says: Saying): Verdict => ({ state: 'unknown', says })
const found =
  (state: 'warn' | 'fail') =>
  (says: Saying, help: EntryKey, values?: CheckValues): Verdict => ({
    state,
    says,
    help,
    ...(values && { values }),
  })
/** May stop a sign-in, or explains one that failed. */
export const warn = found('warn')
/** Stops a sign-in. */
export const fail = found('fail')
