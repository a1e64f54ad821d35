import { commentLimit } from '../../../contract/feedback.ts'

/** Negative: so many too many. Counted as the API counts, in UTF-16 code units. */
export const charactersLeft = (text: string) => commentLimit - text.length

const worthSaying = [0, 20, 100]

/** Which of the few numbers worth saying was reached on the way down; a screen reader is not to count every letter. */
export function leftToAnnounce(before: number, after: number): number | null {
  const passed = worthSaying.find((mark) => after <= mark && mark < before)
  return passed === undefined ? null : after
}
