import type { Construct } from './constructs.ts'
import type { SkipReason } from './walk.ts'

/** What became of a file of Markdown: exactly one of these. */
export type Outcome =
  | 'new'
  | 'changed'
  | 'unchanged'
  | 'edited here, left alone'
  | 'merged'
  | 'part of others'
  | 'redirect'
  | 'skipped: draft'
  | 'skipped: no text'
  | 'skipped: excluded'
  | 'skipped: another language'
  | 'skipped: part that nothing uses'
  | 'refused: too large'
  | 'refused: takes too long'
  | 'refused: the import failed on it'
  | 'refused: cannot be read'
  | 'refused: no text in it'

export type FileReport = { path: string; outcome: Outcome; slug?: string; title?: string; note?: string }

export type ImportReport = {
  folder: string
  name: string
  content: string
  /** Every file of Markdown that was found, once. */
  files: FileReport[]
  /** What was not looked into, and how many files of Markdown that leaves out. */
  passedBy: { path: string; why: SkipReason; files: number }[]
  /** Files that are no Markdown, by their ending. */
  others: Record<string, number>
  pictures: { used: number; copied: number; unused: number }
  redirects: { written: number; left: { address: string; why: string }[] }
  /** Files that were imported before and are not there any more. */
  gone: { path: string; slug: string; done: 'left' | 'removed' | 'edited here, left alone' }[]
  renamed: { path: string; what: 'address' | 'title'; wish: string; given: string; why: string }[]
  constructs: Construct[]
  /** Whether each file is told once, and nothing else is. */
  sumsAreRight: boolean
}

export const countsOf = (files: readonly FileReport[]) => {
  const counts = new Map<Outcome, number>()
  for (const { outcome } of files) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return counts
}
