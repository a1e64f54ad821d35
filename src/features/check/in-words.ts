import type { Verdict } from '../../checks/check.ts'
import { type CheckValues, checkTexts } from '../../messages/check.ts'

/** What a check found, as a sentence. */
export function inWords({ says, values = {} }: Pick<Verdict, 'says' | 'values'>): string {
  const text: string | ((values: CheckValues) => string) = checkTexts[says]
  return typeof text === 'string' ? text : text(values)
}
